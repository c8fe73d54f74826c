"""The new text of a reply: without quotes, signature blocks and what servers add."""
