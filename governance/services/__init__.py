"""Every change to the committees' records: one transaction, one reason, kept by the history."""
