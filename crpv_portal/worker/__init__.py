"""Worker: the process beside the server that sends mails and runs scheduled jobs."""
