"""Names of places in French sentences: « dans la Sarthe », « au Havre ».

« De » follows the official liaison. « En », « dans » and « à » follow usage, which no list gives:
the liaison decides where usage is regular, the names below where it is not.
"""

from typing import Protocol

from .choices import Liaison

# Feminine names that usage puts after « dans la », where « en » is the rule.
DANS_LA = {
    "Creuse",
    "Drôme",
    "Loire",
    "Manche",
    "Marne",
    "Meuse",
    "Nièvre",
    "Sarthe",
    "Somme",
} | {"Vienne"}
# Names that usage puts after « en » whatever their article.
EN = {"Ardèche", "Ariège", "Essonne", "Isère", "Centre-Val de Loire", "Languedoc-Roussillon"} | {
    "Languedoc-Roussillon-Midi-Pyrénées"
}
# Islands and towns take « à »; the one that holds its noun says « sur ».
A = {
    "Paris",
    "La Réunion",
    "Mayotte",
    "Saint-Pierre-et-Miquelon",
    "Saint-Barthélemy",
    "Saint-Martin",
    "Wallis et Futuna",
}

OF = {
    Liaison.CONSONANT: "de ",
    Liaison.VOWEL: "d’",
    Liaison.LE: "du ",
    Liaison.LA: "de la ",
    Liaison.LES: "des ",
    Liaison.ELIDED: "de l’",
    Liaison.AUX: "des ",
    Liaison.LAS: "de las ",
    Liaison.LOS: "de los ",
}
THE = {
    Liaison.LE: "le ",
    Liaison.LA: "la ",
    Liaison.LES: "les ",
    Liaison.ELIDED: "l’",
    Liaison.AUX: "les ",
    Liaison.LAS: "las ",
    Liaison.LOS: "los ",
}
IN = {Liaison.LE: "dans le ", Liaison.LES: "dans les ", Liaison.ELIDED: "dans l’"}


def the_territory(name: str, liaison: int) -> str:
    """Return « la Sarthe », « le Nord », « l’Ain », « Paris », « La Réunion »."""
    return THE.get(Liaison(liaison), "") + name


def of_territory(name: str, liaison: int) -> str:
    """Return « de la Sarthe », « du Nord », « d’Occitanie », « des Yvelines »."""
    return OF[Liaison(liaison)] + name


def in_territory(name: str, liaison: int) -> str:
    """Return « dans la Sarthe », « dans le Nord », « en Occitanie », « à La Réunion »."""
    if name.startswith("Île de "):  # Clipperton; « Île-de-France » takes « en »
        return f"sur l’{name}"
    if name in A:
        return f"à {name}"
    if name in EN:
        return f"en {name}"
    if name in DANS_LA:
        return f"dans la {name}"
    return IN.get(Liaison(liaison), "en ") + name


class _HasLiaison(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def liaison(self) -> int: ...


class WithLiaison:
    """Mixin of a région or a département, of today or of before: a name with its liaison."""

    @property
    def of_name(self: _HasLiaison) -> str:
        """Return « de Bretagne », « des Hauts-de-France », « de la Sarthe », « de l’Ain »."""
        return of_territory(self.name, self.liaison)

    @property
    def in_name(self: _HasLiaison) -> str:
        """Return « en Bretagne », « dans les Hauts-de-France », « dans la Sarthe », « à Paris »."""
        return in_territory(self.name, self.liaison)


# The name of a commune holds its article, the name of a département does not.
OF_COMMUNE = {"Le ": "du ", "Les ": "des "}
IN_COMMUNE = {"Le ": "au ", "Les ": "aux "}
ARTICLES = {Liaison.LE: "Le ", Liaison.LES: "Les "}


def of_commune(name: str, liaison: int) -> str:
    """Return « de Lille », « d’Évry », « du Havre », « des Mureaux », « de La Rochelle »."""
    return _contracted(name, liaison, OF_COMMUNE) or (
        f"d’{name}" if liaison in {Liaison.VOWEL, Liaison.AUX} else f"de {name}"
    )


def in_commune(name: str, liaison: int) -> str:
    """Return « à Lille », « au Havre », « aux Mureaux », « à La Rochelle »."""
    return _contracted(name, liaison, IN_COMMUNE) or f"à {name}"


def _contracted(name: str, liaison: int, contractions: dict[str, str]) -> str:
    article = ARTICLES.get(Liaison(liaison), "")
    if not article or not name.startswith(article):
        return ""
    return contractions[article] + name.removeprefix(article)
