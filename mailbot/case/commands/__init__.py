"""What handlers order by mail: how a line is read, what is legal, and what each command does."""
