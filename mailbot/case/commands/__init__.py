"""What handlers ask for by mail: how a line is read, what is legal, and what each command does.

    spec        a row, `CommandSpec`: all in which one command differs from the others
    arguments   what may stand behind a command
    grammar     a mail -> commands and words, or the problem
    execution   commands, one after the other -> effects, or the problem;  context: what their functions are given
    table       all rows, found in the modules of their groups

A command that only reads says so (`inquiry`), and desk.py of the package looks up what its function tells.
A new command is a row and its function, in the module of its group; a line in each language's letter "help", in the
table of README.md, and in tests/case/commands/orders.py. A new group stands in the table. A function that has a letter
sent to the reporter sets `Execution.letter`, and its row says `tells_reporter`.
"""
