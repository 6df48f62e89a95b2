"""What the working space tells of all bodies: what is to do, rhythm, attendance, reminders."""
