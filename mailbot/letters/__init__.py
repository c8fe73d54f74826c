"""What mailbot says to people: which letters there are, and whether each can be written."""
