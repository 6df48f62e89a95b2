"""Consistency of the code itself: words, templates, documentation, privacy, refusals."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import get_commands
from django.db import models
from django.template.loader import get_template

from crpv_portal.accounts.models import User
from partners.models import Person
from tests.factories.accounts import UserFactory
from tests.modules import OURS, our_models

BASE = Path(settings.BASE_DIR)
TEMPLATES = BASE / "templates"
FOLDERS = ("crpv_portal", "partners", "centres", "governance")


def python_sources() -> list[Path]:
    return [
        path
        for folder in FOLDERS
        for path in (BASE / folder).rglob("*.py")
        if "migrations" not in path.relative_to(BASE).parts
    ]


def templates() -> list[Path]:
    return [path for path in TEMPLATES.rglob("*") if path.is_file()]


# --- Vocabulary ----------------------------------------------------------------------------

ACRONYMS = ("SIREN", "SIRET", "QPV")


def test_every_model_and_field_has_a_french_name_in_lower_case():
    faults = []
    for model in our_models():
        names = {
            "": str(model._meta.verbose_name),
            "(pluriel)": str(model._meta.verbose_name_plural),
        }
        for field in model._meta.local_fields:
            if field.auto_created or isinstance(field, models.GeneratedField):
                continue
            names[field.name] = str(field.verbose_name)
            made_by_django = field.verbose_name == field.name.replace("_", " ")
            if made_by_django and "_" in field.name:
                faults.append(f"{model._meta.label}.{field.name}: no French name")
        faults += [
            f"{model._meta.label} {field}: « {name} »"
            for field, name in names.items()
            if name[0].isupper() and not name.startswith(ACRONYMS)
        ]
    assert faults == []


# --- Templates -----------------------------------------------------------------------------

CALLED_BY_DJANGO = {
    "admin/centres/centre/change_list_object_tools.html",
    "admin/centres/contribution/change_list_object_tools.html",
    "400.html",
    "403.html",
    "403_csrf.html",
    "404.html",
    "500.html",
    "429.html",
    "413.html",
}


def test_every_template_is_used_or_replaces_one():
    """A template is named somewhere in our code, or stands in for one of a package.

    A name made of pieces, as `accounts/email/{template}.txt`, counts when both pieces are there.
    """
    sources = "\n".join(path.read_text("utf-8") for path in [*python_sources(), *templates()])
    theirs = [Path(config.path) / "templates" for config in apps.get_app_configs()]
    unused = []
    for path in templates():
        name = path.relative_to(TEMPLATES)
        is_named = f'"{name}"' in sources or f"'{name}'" in sources
        is_made = f'"{name.parent}/{{' in sources and f'"{name.stem}"' in sources
        replaces = any((folder / name).is_file() for folder in theirs)
        if not (is_named or is_made or replaces or name.as_posix() in CALLED_BY_DJANGO):
            unused.append(name.as_posix())
    assert unused == []


def test_the_key_of_a_row_is_printed_without_the_space_of_the_thousands():
    """« 1 000 » in a box is no key: what was ticked would be dropped."""
    bare = re.compile(r"{{\s*(?:\w+\.)*(?:pk|(?<!attrs\.)id)\s*}}")
    found = [path.name for path in templates() if bare.search(path.read_text("utf-8"))]
    assert found == []


@pytest.mark.parametrize(
    "path", templates(), ids=lambda path: path.relative_to(TEMPLATES).as_posix()
)
def test_template_compiles_and_holds_nothing_inline(path):
    get_template(path.relative_to(TEMPLATES).as_posix())
    text = re.sub(
        r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", path.read_text("utf-8"), flags=re.S
    )
    faults = re.findall(r"\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|<style\b|javascript:", text)
    faults += [
        tag
        for tag in re.findall(r"<script\b[^>]*>", text)
        if "src=" not in tag and "application/" not in tag
    ]
    assert faults == []


# --- Dependencies --------------------------------------------------------------------------

# Named by nothing of ours: WhiteNoise compresses with it where it is there.
TAKEN_BY_OTHERS = {"brotli"}


def test_every_dependency_of_the_portal_is_named_in_its_code():
    """A package that only tests and tools import belongs to the group `dev` of pyproject.toml."""
    asked = tomllib.loads((BASE / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    packages = {re.match(r"[\w-]+", line).group().lower() for line in asked}
    modules = {package: set() for package in packages}
    for module, distributions in packages_distributions().items():
        for name in {name.lower() for name in distributions} & packages:
            modules[name].add(module)
    code = "\n".join(path.read_text("utf-8") for path in python_sources())

    unused = {
        package
        for package, names in modules.items()
        if not any(re.search(rf'(from|import) {name}\b|"{name}[."]', code) for name in names)
    }
    assert unused == TAKEN_BY_OTHERS


# --- Documentation -------------------------------------------------------------------------


def test_every_environment_variable_is_in_the_runbook():
    text = (BASE / "crpv_portal/settings.py").read_text("utf-8")
    read = set(re.findall(r"env(?:\.\w+)?\(\s*\"([A-Z_]+)\"", text))
    runbook = (BASE / "docs/runbook.md").read_text("utf-8")
    assert len(read) > 10
    assert {name for name in read if f"`{name}`" not in runbook} == set()


def test_every_command_is_documented():
    """In the runbook, the README or a page that one of them points to."""
    documents = [
        BASE / "README.md",
        *(BASE / "docs").rglob("*.md"),
        *BASE.glob("*/**/data/README.md"),
    ]
    text = "\n".join(path.read_text("utf-8") for path in documents if path.exists())
    makefile = (BASE / "Makefile").read_text("utf-8")
    packages = {config.name for config in OURS}
    ours = {name for name, package in get_commands().items() if package in packages}
    assert "invite_staff" in ours
    undocumented = {
        name for name in ours if name not in text and name.replace("_", "-") not in makefile
    }
    assert undocumented == set()


# --- Privacy -------------------------------------------------------------------------------

PERSONAL = re.compile(r"e?mail|phone|first_name|last_name|birth|(^|_)login(_|$)")
# What the screen calls them: a name typed beside its register is personal too.
PERSONAL_LABEL = re.compile(r"personne|signataire|remarque|qualité", re.I)
PERSONAL_COLUMNS = {
    "upkeep.SheetProposal.email",
    "accounts.User.email",
    "accounts.User.first_name",
    "accounts.User.last_login",
    "accounts.User.last_name",
    "centres.ConsultedParty.email",
    "governance.Attendance.deputy_name",
    "governance.Attendance.deputy_organisation",
    "governance.Attendance.remark",
    "governance.Invitation.deputy_name",
    "governance.Letterhead.phone",
    "governance.Letterhead.email",
    "governance.Invitation.deputy_organisation",
    "governance.Mandate.capacity",
    "governance.Mandate.function_email",
    "governance.MinutesRemark.text",
    "governance.SignIn.first_name",
    "governance.SignIn.last_name",
    "governance.SignIn.phone_hash",
    "outbox.OutgoingMail.reply_to",
    "outbox.OutgoingMail.to",
    "partners.Person.first_name",
    "partners.Person.function_email",
    "partners.Person.last_name",
    "partners.Signature.signatory_name",
    "partners.Signature.signatory_title",
}


def is_personal(field: models.Field) -> bool:
    if PERSONAL.search(field.name) or isinstance(field, models.EmailField):
        return True
    is_text = isinstance(field, models.CharField | models.TextField)
    return is_text and bool(PERSONAL_LABEL.search(str(field.verbose_name)))


def test_personal_columns_are_few_and_known():
    """`Contact.value` is of a function, never of a private person."""
    found = {
        f"{model._meta.label}.{field.name}"
        for model in our_models()
        for field in model._meta.local_fields
        if is_personal(field)
    }
    assert found == PERSONAL_COLUMNS


def test_every_table_that_tells_of_people_is_in_the_register_of_retention():
    """A column of theirs, or a key that leads to an account or a person."""
    told = set(re.findall(r"`(\w+)`", (BASE / "docs/retention.md").read_text("utf-8")))
    tables = {
        model._meta.db_table
        for model in our_models()
        for field in model._meta.local_fields
        if is_personal(field) or field.related_model in (User, Person)
    }
    assert len(tables) > 20
    assert tables - told == set()


@pytest.mark.django_db
def test_people_have_no_name_where_they_are_printed():
    """Django prints rows in logs and error pages."""
    from tests.factories.centres import ContactFactory
    from tests.factories.partners import PersonFactory

    user = UserFactory(first_name="Nadia", last_name="Benali", email="nadia@exemple.test")
    person = PersonFactory(first_name="Nadia", last_name="Benali")
    contact = ContactFactory(email=True, value="nadia@exemple.test")
    printed = " ".join(f"{row} {row!r}" for row in (user, person, contact)).lower()
    assert "nadia" not in printed
    assert "benali" not in printed


# --- Questions -----------------------------------------------------------------------------


def test_every_question_of_rights_is_asked():
    """One that only its test asks makes a right look guarded that nothing guards."""
    sources = {path: path.read_text("utf-8") for path in [*python_sources(), *templates()]}
    unasked = [
        f"{path.relative_to(BASE)}: {name}"
        for path, text in sources.items()
        if path.name == "perms.py"
        for name in re.findall(r"^def ([a-z]\w+)", text, re.MULTILINE)
        if sum(len(re.findall(rf"\b{name}\b", each)) for each in sources.values()) < 2
    ]
    assert unasked == []


# --- Refusals and locks --------------------------------------------------------------------


def calls_of(name: str) -> list[tuple[Path, ast.Call]]:
    """Every call of something of that name, by the file that makes it."""
    return [
        (path, node)
        for path in python_sources()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == name
    ]


def test_what_a_service_refuses_is_shown_by_one_function():
    """`add_error(None, refusal)` raises for a refusal that names what is no field of the form."""
    faults = [
        f"{path.relative_to(BASE)}:{call.lineno}"
        for path, call in calls_of("add_error")
        if isinstance(call.args[0], ast.Constant)
        and call.args[0].value is None
        and not isinstance(call.args[1], ast.Constant)
        and path != BASE / "crpv_portal/common/forms.py"
    ]
    assert faults == []


def test_rows_are_locked_by_one_module():
    """The outbox apart, which passes over what another worker holds."""
    found = {path.relative_to(BASE).as_posix() for path, _ in calls_of("select_for_update")}
    assert {path for path in found if not path.startswith("crpv_portal/outbox/")} == {
        "crpv_portal/common/locks.py"
    }
