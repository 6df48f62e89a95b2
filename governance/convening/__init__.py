"""Convening: from a planned day to who was told what, who answered, and what members propose."""
