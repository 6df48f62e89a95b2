"""Kinds of browsers in words, from what they say of themselves; nothing else of it is kept."""

# In this order: each imitates those that come after it.
NAMES = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("FxiOS", "Firefox"),
    ("Firefox", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)
UNKNOWN = "Navigateur inconnu"


def browser_in_words(user_agent: str) -> str:
    """Return `Firefox sous Windows`; « Navigateur inconnu » for what says nothing that we know."""
    name = next((words for sign, words in NAMES if sign in user_agent), UNKNOWN)
    system = next((words for sign, words in SYSTEMS if sign in user_agent), "")
    return f"{name} sous {system}" if system else name
