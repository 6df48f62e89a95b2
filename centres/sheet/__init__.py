"""The public sheet of a centre on a day: its facts, then what is said and drawn of them."""
