"""What the working space tells of all bodies: what there is to do, rhythm, attendance, reminders."""
