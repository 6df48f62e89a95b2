"""Bodies: their rules, who sits in them, who keeps their records, how often they meet."""
