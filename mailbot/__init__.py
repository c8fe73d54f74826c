"""mailbot keeps the promises that a published security address makes."""
