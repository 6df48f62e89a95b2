"""The floors of the house and the places of an app: imports go down only (docs/architecture.md)."""

from __future__ import annotations

import ast
import importlib.metadata
import re
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from packaging.utils import canonicalize_name

from tests.modules import (
    FLOORS,
    ROOM,
    ROOT,
    Module,
    all_modules,
    called,
    calls,
    circles,
    docstrings,
    first_text,
    floor_of,
    imports_of,
    is_ours,
    module_names,
    on_a_floor,
    text,
    where,
)

# The reverse relations by which a floor's pages show what stands above them, each asked for by
# `common.upward.above`, which sees as the visitor sees. Nothing else passes.
UPWARD = {
    "crpv_portal.accounts": {"centre_memberships", "secretaryships"},
    "partners": {
        *("agreements", "carried_centres", "granted_labels", "local_partnerships"),
        *("consultations", "missions_offered", "citing_decisions", "organised_bodies", "positions"),
    },
    "centres": {"bodies"},
}

# The files and folders of each floor from the ground up: each imports from those before it only.
# Inside a folder the same holds of files: none leads back to itself (see the test of circles).
ORDER = {
    "crpv_portal.common": """
        choices logs typed french formats text markdown look_alikes known_names contacts
        people_words people_names people_parts people_tables people_lines dates holidays
        periods functions constraints joint_constraints querysets locks statements history models
        standing search names successions dated endings planning publishing acts
        staff_labels traces past_rows changes page_changes sitemaps forms fact_forms formsets tables
        day site_address
        digests progress plots erasing_functions erasure deletions usage facts withdrawing
        confirming merging
        link_targets pdf_inspection office_inspection
        file_types hidden_words hidden_in_pictures hidden_in_pdf hidden_data antivirus files
        spreadsheets people_files sending footnotes tokens once resending errors links upward
        triggers database_rights admin middleware templatetags migration_operations apps
    """,
    "crpv_portal.outbox": """
        choices querysets models message file_backend delivery attempts retention services admin
        written_mails views urls apps
    """,
    "crpv_portal.territories": """
        choices querysets wording former models asked admin drawing extract build imports loading
        map named question resolve management apps
    """,
    "crpv_portal.accounts": """
        managers models perms roles borrowing requests browsers sessions passwords encryption emails
        adapters services forms invitations admin demonstration middleware borrowed_requests
        management views urls apps
    """,
    "partners": """
        choices querysets models from_territory publishing perms services merging filters sheet
        texts cards admin sitemaps
        templatetags views urls apps
    """,
    "centres": """
        choices querysets models members completeness publishing perms perimeters partnerships
        agreements closing services wording grants assessments filters cards sheet maps
        demonstration consultations activity admin sitemaps templatetags views urls apps
    """,
    "governance": """
        choices validators querysets models zones wording perms forms read_at access drafts
        meetings bodies convening record room planning drafting papers documents public publication
        minutes takeover reports sitemaps admin management workspace_nav templatetags workspace_urls
        urls apps
    """,
}
RANK = {
    f"{app}.{name}": rank for app, names in ORDER.items() for rank, name in enumerate(names.split())
}
# Where what a person asked for is answered: none of these is a source of anything for another.
ANSWERING = re.compile(r"\.(views|urls|workspace_urls)(\.|$)")

# Where a name is taken as the name of a relation.
QUERYING = {
    *("filter", "exclude", "get", "annotate", "alias", "values", "values_list", "order_by"),
    *("prefetch_related", "select_related", "only", "defer", "get_field", "update_or_create"),
    *("get_or_create", "Prefetch", "OuterRef", "F", "Q", "Count", "Sum", "Exists", "attrgetter"),
}


def place_of(dotted: str, app: str) -> str:
    """The file or folder of the app in which a module stands: « governance.record »."""
    within = dotted.removeprefix(app).lstrip(".").split(".")[0]
    return f"{app}.{within}" if within else app


def test_imports_go_down_the_floors():
    faults = [
        f"{where(module, found.line)} imports {found.target}"
        for module in on_a_floor()
        for found in imports_of(module)
        if is_ours(found.target) and floor_of(found.target) > module.floor
    ]
    assert faults == []


def test_what_runs_imports_no_package_that_only_development_installs():
    locked = re.findall(r"^(\S+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.M)
    packages = importlib.metadata.packages_distributions()
    faults = [
        f"{where(module, found.line)} imports {found.target}"
        for module in all_modules()
        for found in imports_of(module)
        if (name := found.target.split(".")[0]) in packages
        and {canonicalize_name(each) for each in packages[name]}.isdisjoint(locked)
    ]
    assert faults == []


def test_every_module_of_a_floor_has_its_place():
    places = {place_of(module.name, module.app) for module in on_a_floor()} - set(FLOORS)
    assert sorted(places) == sorted(RANK)


def test_imports_go_down_the_places_of_an_app():
    """Imports for the type checker run nothing: they are held to the floors only."""
    faults = []
    for module in on_a_floor():
        own = place_of(module.name, module.app)
        for found in imports_of(module):
            if found.is_for_types or floor_of(found.target) != module.floor:
                continue
            theirs = place_of(found.target, module.app)
            if RANK.get(theirs, -1) > RANK.get(own, -1):
                faults.append(f"{where(module, found.line)} imports {found.target}")
    assert faults == []


def test_no_view_is_imported_but_by_addresses():
    """Code that two views share stands below both; a paper knows no page."""
    faults = []
    for module in all_modules():
        for found in imports_of(module):
            if not is_ours(found.target) or not ANSWERING.search(found.target):
                continue
            if module.name.endswith("urls") or module.name == "crpv_portal.site.pages.sitemaps":
                continue
            faults.append(f"{where(module, found.line)} imports {found.target}")
        if module.name.startswith("governance.papers."):
            faults += [
                f"{where(module, found.line)} imports {found.target}"
                for found in imports_of(module)
                if found.target.split(".")[-1] in {"page", "views"}
            ]
    assert faults == []


def test_no_import_leads_back_to_its_file():
    """In the whole project, wherever an import stands; those for the type checker apart."""
    arrows: dict[str, set[str]] = {}
    for module in all_modules():
        targets = {found.target for found in imports_of(module) if not found.is_for_types}
        arrows[module.name] = (targets & module_names()) - {module.name}
    assert circles(arrows) == []


def labels_above(floor: int) -> set[str]:
    return {name.rpartition(".")[2] for name in FLOORS[floor + 1 :]} | {
        config.label
        for config in apps.get_app_configs()
        if config.name.startswith("crpv_portal.") and floor_of(config.name) == ROOM
    }


def test_no_name_in_a_string_leads_up_the_floors():
    """« centres.Centre », `get_model("centres", …)`, « centres.services.publish_centre »."""
    faults = []
    for module in on_a_floor():
        above = labels_above(module.floor)
        paths = (*(f"{name}." for name in FLOORS[module.floor + 1 :]),)
        skipped = docstrings(module.tree)
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
                continue
            if id(node) in skipped:
                continue
            label, dot, _ = node.value.partition(".")
            names_a_model = re.fullmatch(r"\w+\.[A-Z]\w+", node.value) and label in above
            if names_a_model or (dot and node.value.startswith(paths)):
                faults.append(f"{where(module, node.lineno)} names {node.value}")
        faults += [
            f"{where(module, call.lineno)} reaches {first_text(call)}"
            for call in calls(module.tree)
            if called(call) in {"get_model", "get_app_config"} and first_text(call) in above
        ]
    assert faults == []


@cache
def relations_up() -> dict[str, set[int]]:
    """The reverse names by which a model leads to a higher floor, and the floors they leave from.

    The names of the history's events are the history's own.
    """
    found: dict[str, set[int]] = {}
    for model in apps.get_models():
        floor = floor_of(model.__module__)
        if not is_ours(model.__module__) or floor == ROOM:
            continue
        for relation in model._meta.related_objects:
            other = relation.related_model
            if not is_ours(other.__module__) or hasattr(other, "pgh_tracked_model"):
                continue
            if floor_of(other.__module__) > floor:
                for name in (relation.get_accessor_name(), relation.name):
                    if name:
                        found.setdefault(name, set()).add(floor)
    return found


def leads_up(name: str, floor: int) -> bool:
    """Tell whether a word names a relation that leads above this floor, alone or in a lookup."""
    return any(start <= floor for start in relations_up().get(name.split("__")[0].lstrip("-"), ()))


@cache
def own_names(floor: int) -> set[str]:
    """Fields and relations of this floor and below that bear the name of one that leads up."""
    names = set()
    for model in apps.get_models():
        if is_ours(model.__module__) and floor_of(model.__module__) <= floor:
            for field in model._meta.get_fields(include_hidden=False):
                other = getattr(field, "related_model", None)
                is_upward = (
                    field.auto_created
                    and other is not None
                    and not isinstance(other, str)
                    and is_ours(other.__module__)
                    and floor_of(other.__module__) > floor
                )
                if not is_upward:
                    names.add(field.name)
    return names


def test_relations_that_lead_up_are_asked_for_in_one_way():
    """No attribute and no lookup leads to a higher floor: `above` alone does, with a literal."""
    faults = []
    for module in on_a_floor():
        if module.name == "crpv_portal.common.upward":
            continue
        same = own_names(module.floor)

        def is_upward(name: str, module: Module = module, same: set[str] = same) -> bool:
            start = name.split("__")[0].lstrip("-")
            return leads_up(name, module.floor) and start not in same

        for node in ast.walk(module.tree):
            if not isinstance(node, ast.Attribute) or not is_upward(node.attr):
                continue
            if not is_bound_here(module, node):
                faults.append(f"{where(module, node.lineno)} reads .{node.attr}")
        for call in calls(module.tree):
            if called(call) == "above":
                name = text(call.args[1]) if len(call.args) > 1 else ""
                if name not in UPWARD.get(module.app, set()):
                    faults.append(f"{where(module, call.lineno)} goes up by « {name} »")
            elif called(call) in QUERYING:
                words = [text(argument) for argument in call.args]
                words += [keyword.arg or "" for keyword in call.keywords]
                faults += [
                    f"{where(module, call.lineno)} looks up {word}"
                    for word in words
                    if word and is_upward(word)
                ]
    assert faults == []


def is_bound_here(module: Module, node: ast.Attribute) -> bool:
    """Tell whether `self.x` is an attribute that the class itself sets or annotates."""
    if not isinstance(node.value, ast.Name) or node.value.id != "self":
        return False
    return any(
        isinstance(inner, ast.AnnAssign)
        and isinstance(inner.target, ast.Name)
        and inner.target.id == node.attr
        for inner in ast.walk(module.tree)
    )


TAG = re.compile(r"{[{%].*?[%}]}", re.DOTALL)


@pytest.mark.parametrize("app", FLOORS)
def test_templates_of_a_floor_do_not_climb(app):
    floor = FLOORS.index(app)
    same = own_names(floor)
    folder = ROOT / "templates" / app.rpartition(".")[2]
    faults = []
    for path in sorted(folder.rglob("*.html")):
        for tag in TAG.findall(path.read_text(encoding="utf-8")):
            tag = re.sub(r"\"[^\"]*\"|'[^']*'", "", tag)
            faults += [
                f"{path.relative_to(ROOT)} reads .{name}"
                for name in re.findall(r"\.([a-z_]+)", tag)
                if leads_up(name, floor) and name not in same
            ]
    assert faults == []


def test_each_name_that_leads_up_is_real_and_used():
    used: dict[str, set[str]] = {}
    for module in on_a_floor():
        for call in calls(module.tree):
            if called(call) == "above" and len(call.args) > 1:
                used.setdefault(module.app, set()).add(text(call.args[1]))
    assert used == UPWARD
    for app, names in UPWARD.items():
        for name in names:
            assert leads_up(name, FLOORS.index(app)), f"{name} does not lead up"


# --- The rules themselves -----------------------------------------------------------------


def module(name: str, source: str) -> Module:
    path = ROOT / Path(*name.split(".")).with_suffix(".py")
    return Module(name, path, ast.parse(source))


@pytest.mark.parametrize(
    ("name", "source", "target"),
    [
        ("partners.views.charter", "from centres.models import Centre", "centres.models"),
        ("partners.views.charter", "from ..texts.reading import read", "partners.texts.reading"),
        ("partners.views.charter", "from ..choices import TextKind", "partners.choices"),
        ("partners.perms", "def f():\n    import centres.services", "centres.services"),
        ("crpv_portal.common.dates", "from . import models", "crpv_portal.common.models"),
    ],
)
def test_imports_are_read_wherever_they_stand(name, source, target):
    assert [found.target for found in imports_of(module(name, source))] == [target]


def test_circles_are_found():
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == [["b", "c"]]
    assert circles({"a": {"b"}, "b": {"c"}, "c": set()}) == []


def test_floors_are_told_apart():
    assert [floor_of(name) for name in FLOORS] == list(range(ROOM))
    assert floor_of("crpv_portal.site.territories.views") == ROOM
    assert floor_of("partners_of_others") == ROOM


def test_a_relation_that_climbs_is_known():
    assert leads_up("local_partnerships__centre", FLOORS.index("partners"))
    assert not leads_up("local_partnerships", FLOORS.index("crpv_portal.accounts"))
    assert not leads_up("signatures", FLOORS.index("partners"))
