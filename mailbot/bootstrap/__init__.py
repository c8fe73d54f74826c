"""Building mailbot from its configuration: what the daemon and the operators' commands share.

    daemon         all of it, around one Daemon
    keys           gpg with the organisation's key, and the keys of handlers and partners
    store          the database, at the newest schema, with the data key
    mail_servers   how to reach the mailbox, and the server that letters are handed to
    inspection     one message looked into as intake would
    restore        a database that is a copy of an earlier day
    backup         what a backup is made of
    putting_back   a backup put in the place of what is there
    invocation     what a command asks for: its configuration, its store
    checklist      what `mailbot check` tries, in its order

Promises that nothing is half built: a ConfigError names what to change, and what was opened is closed again. Each is
a module by itself, so that a command loads only what it works with.
"""
