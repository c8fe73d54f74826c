"""What mailbot costs, in parts that are run alone or together: `make bench`, `make bench PART=backlog`.

    message   one message from the mailbox to the letter it causes: encrypted, a first contact, a reply, five handlers
    reading   the child process that each message is read in
    arrival   from delivery to the acknowledgement
    idle      memory and processor time of a daemon that waits, and with a message of 25 MB
    backlog   messages a second, on SQLite and PostgreSQL
    cases     a message, and the morning's letter, among 100, 10,000 and 100,000 cases
    commands  what operators look at, among 100,000 cases, and how soon a command starts

    peers     the same encrypted message through Schleuder and Request Tracker, in turns: `make bench-peers`

Figures are ratios and medians within one run, what is compared in turns, since machines differ and are shared.
Processor time is that of mailbot's whole tree: the daemon, its children, gpg and its agent. The servers around it are
real and not counted: Dovecot over TLS, PostgreSQL, and an SMTP server that records, each a process of its own.
"""
