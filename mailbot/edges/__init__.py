"""One outside thing each. Third-party exceptions stop here; edges do not import each other."""
