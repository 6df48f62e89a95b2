"""Page on the open file of grants: the rows left out, and the columns that they lack."""
