"""Bytes to facts and facts to bytes. No network, no database, no clock."""
