"""What of a reply is new: without quotes, signature blocks and what servers add."""
