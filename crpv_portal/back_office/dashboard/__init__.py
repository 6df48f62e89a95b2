"""First page of the back office: what is to be done, what comes to its end, who works on what."""
