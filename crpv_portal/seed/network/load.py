"""Fill the register from the files of the real network: `manage.py load_network`, and the tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from crpv_portal.common.history import because
from crpv_portal.territories.models import Department

from .files import DATA, FileProblem, Line, read_files
from .loaders import activity, centres, committees, names, organisations, sources, texts
from .loading import Loading
from .report import Report

REASON = "Chargement des données publiques du réseau (novembre 2026)"


@dataclass(frozen=True)
class FileStep:
    """Loading of one file, line by line. order: a sort key among the lines."""

    file: str
    label: str
    load: Callable[[Loading, Line], None]
    order: Callable[[Loading, Line], Any] = lambda loading, line: line.number


STEPS = [
    FileStep("sources.csv", "Sources", sources.source),
    FileStep("organisations.csv", "Organisations", organisations.organisation),
    FileStep(
        "organisation_names.csv",
        "Noms des organisations",
        names.organisation_name,
        names.in_use_first,
    ),
    FileStep("texts_editions.csv", "Éditions des textes", texts.edition),
    FileStep("provisions.csv", "Dispositions", texts.provision),
    FileStep("signatures.csv", "Signatures", texts.signature),
    FileStep("centres.csv", "Centres", centres.centre),
    FileStep("centre_names.csv", "Noms des centres", names.centre_name, names.in_use_first),
    FileStep("milestones.csv", "Étapes des centres", activity.milestone),
    FileStep("coverages.csv", "Territoires d’intervention", activity.coverage),
    FileStep("labels.csv", "Labels", activity.label),
    FileStep("missions_offered.csv", "Missions proposées", activity.mission),
    FileStep("partnerships.csv", "Partenariats locaux", activity.partnership),
    FileStep("network_figures.csv", "Chiffres publiés", activity.figure),
    FileStep("bodies.csv", "Instances", committees.body),
    FileStep("meetings.csv", "Réunions", committees.meeting),
]


def load_network(
    folder: Path = DATA, *, progress: Callable[[str], object] = lambda line: None
) -> Report:
    """Create what the register lacks of the public files; leave and report all that exists.

    It never writes a row that exists, nor makes again a row that somebody deleted. One transaction
    for all the files: readers see the network before or after, never half of it, and a load that is
    killed leaves no trace.

    Raises FileProblem when a file or a line of one is wrong, or when the territories are not there.
    """
    files = read_files(folder)
    if not Department.objects.exists():
        raise FileProblem(
            "Les territoires ne sont pas encore là : lancez d’abord « manage.py load_territories »."
        )
    loading = Loading(files)
    loading.check_sources()
    with transaction.atomic(), because(REASON, action="load_network"):
        with connection.cursor() as cursor:
            # Two loads at once would create the same rows: the second one waits, then finds them.
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('network.load'))")
        for step in STEPS:
            lines = files[step.file]
            progress(f"{step.label} ({len(lines)} lignes)")
            for line in sorted(lines, key=lambda line: step.order(loading, line)):
                step.load(loading, line)
        if loading.problems:
            raise FileProblem(*loading.problems)
        progress("Publication des centres établis")
        centres.publish(loading, reason=REASON)
    return loading.report
