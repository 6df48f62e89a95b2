"""Kinds of territories, with their French labels."""

from crpv_portal.common.choices import IntegerChoices, TextChoices


class RegionKind(TextChoices):
    """Kind of territory at the level of a région.

    The official code gives each overseas collectivity a code of its own at both levels, so that
    every commune has a département and every département a région.
    """

    REGION = "region", "région"
    COLLECTIVITY = "collectivity", "collectivité d’outre-mer"
    SUI_GENERIS = "sui_generis", "collectivité à statut particulier"
    UNINHABITED = "uninhabited", "territoire sans habitant permanent"


class DepartmentKind(TextChoices):
    """Kind of territory at the level of a département; see RegionKind."""

    DEPARTMENT = "department", "département"
    COLLECTIVITY = "collectivity", "collectivité d’outre-mer"
    SUI_GENERIS = "sui_generis", "collectivité à statut particulier"
    UNINHABITED = "uninhabited", "territoire sans habitant permanent"


class IntercommunalityKind(TextChoices):
    """Nature of a group of communes; the values are the official abbreviations."""

    COMMUNITY = "CC", "communauté de communes"
    AGGLOMERATION = "CA", "communauté d’agglomération"
    URBAN_COMMUNITY = "CU", "communauté urbaine"
    METROPOLIS = "METRO", "métropole"
    LYON = "MET69", "métropole de Lyon"
    GRAND_PARIS_PART = "EPT", "établissement public territorial"


class AliasKind(TextChoices):
    """Reason why a name or a code leads to a commune of another name; the Insee's own letters."""

    DISTRICT = "ARM", "arrondissement municipal"
    DELEGATED = "COMD", "commune déléguée"
    ASSOCIATED = "COMA", "commune associée"
    FORMER_CODE = (
        "OLD",
        "ancien code",
    )  # ours: the list gives those codes without a name


class Liaison(IntegerChoices):
    """Liaison of a name in a sentence: « type de nom en clair » of the Insee's official code."""

    CONSONANT = 0, "sans article, « de »"
    VOWEL = 1, "sans article, « d’ »"
    LE = 2, "« le », « du »"
    LA = 3, "« la », « de la »"
    LES = 4, "« les », « des »"
    ELIDED = 5, "« l’ », « de l’ »"
    AUX = 6, "« aux », « des »"
    LAS = 7, "« las », « de las »"
    LOS = 8, "« los », « de los »"


class Generation(TextChoices):
    """Lists of priority neighbourhoods, each fixed by decree."""

    G2015 = "2015", "2015 (de 2015 à 2023, outre-mer jusqu’en 2024)"
    G2024 = "2024", "2024 (Hexagone et Corse, depuis le 1ᵉʳ janvier 2024)"
    G2025 = "2025", "2025 (outre-mer, depuis le 1ᵉʳ janvier 2025)"
