"""One module a subject: the rows that each line of its files asks for."""
