"""Where centres are: the finder and the pages of régions and départements."""
