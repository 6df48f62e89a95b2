"""Loading the real network: `manage.py load_network`, and the tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.db import connection, transaction

from crpv_portal.common.history import because
from crpv_portal.territories.models import Department

from .files import DATA, FileProblem, read_files
from .loaders import activity, centres, committees, names, organisations, sources, texts
from .loading import Loading, Step
from .report import Report

REASON = "Chargement des données publiques du réseau (novembre 2026)"

STEPS = [
    Step("sources.csv", "Sources", sources.source),
    Step("organisations.csv", "Organisations", organisations.organisation, organisations.parts),
    Step(
        "organisation_names.csv",
        "Noms des organisations",
        names.organisation_name,
        first=names.in_use_first,
    ),
    Step("texts_editions.csv", "Éditions des textes", texts.edition),
    Step("provisions.csv", "Dispositions", texts.provision),
    Step("signatures.csv", "Signatures", texts.signature),
    Step("centres.csv", "Centres", centres.centre, centres.parts),
    Step("centre_names.csv", "Noms des centres", names.centre_name, first=names.in_use_first),
    Step("coverages.csv", "Territoires d’intervention", activity.coverage),
    Step("labels.csv", "Labels", activity.label),
    Step("missions_offered.csv", "Missions proposées", activity.mission),
    Step("partnerships.csv", "Partenariats locaux", activity.partnership),
    Step("network_figures.csv", "Chiffres publiés", activity.figure),
    Step("bodies.csv", "Instances", committees.body, committees.parts),
    Step("meetings.csv", "Réunions", committees.meeting),
]


def load_network(
    folder: Path = DATA, *, progress: Callable[[str], object] = lambda line: None
) -> Report:
    """Bring the public files into the register; a second run changes nothing.

    Nothing that somebody changed or deleted since is overwritten. One transaction: readers see the
    network before or after, never half of it, and a load that is killed leaves no trace.
    Raises FileProblem when a file cannot be read, or when the territories are not there yet.
    """
    files = read_files(folder)
    if not Department.objects.exists():
        raise FileProblem(
            "Les territoires ne sont pas encore là : lancez d’abord « manage.py load_territories »."
        )
    loading = Loading(files)
    with transaction.atomic(), because(REASON, action="load_network"):
        with connection.cursor() as cursor:
            # Two loads at once would write the same rows: the second one waits, then finds them.
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('network.load'))")
        for step in STEPS:
            progress(f"{step.label} ({len(files[step.file])} lignes)")
            loading.run(step)
        progress("Publication des centres établis")
        centres.publish(loading, reason=REASON)
    return loading.report
