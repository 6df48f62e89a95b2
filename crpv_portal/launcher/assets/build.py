"""Build of one stylesheet and one script, cut out of the State design system's package.

The DSFR ships 1,600 files and a sheet of 575 kB. A page of ours needs a tenth of it. From the
component files of the wheel, this module keeps

* the rules whose `fr-` classes appear in our templates, forms or scripts;
* the custom properties that a kept rule reads, directly or through another property;
* the icons that remain, written once each as a data address;
* Marianne Regular and Bold, woff2 only;

and appends `static/css/*.css` and `static/js/*.js`. Equal inputs give equal bytes.
The design system's terms of use forbid changing its look: nothing here alters a kept rule.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import dsfr

from .css import Block, CssRule, Node, classes_of, parse, rewrite, split

PACKAGE = Path(dsfr.__file__).parent
DIST = PACKAGE / "static" / "dsfr" / "dist"
LICENCE = (
    "/*! DSFR {version}, extrait | SPDX-License-Identifier: MIT"
    " | usage restreint aux sites de l’État */\n"
)

# Order is that of the design system's own sheet: what comes later overrides what comes before.
COMPONENTS = (
    "link",
    "accordion",
    "badge",
    "logo",
    "breadcrumb",
    "button",
    "callout",
    "form",
    "checkbox",
    "highlight",
    "input",
    "modal",
    "navigation",
    "notice",
    "pagination",
    "password",
    "radio",
    "search",
    "select",
    "sidemenu",
    "skiplink",
    "stepper",
    "summary",
    "tab",
    "table",
    "tag",
    "tile",
    "toggle",
    "alert",
    "card",
    "content",
    "upload",
    "header",
    "footer",
)
# `core` starts the others; each of them enhances markup that already works without it.
SCRIPTS = (
    "breadcrumb",
    "modal",
    "navigation",
    "header",
    "display",
)
STATES = ("expanded", "opened", "selected")
EARLY_SCRIPT = "theme.js"  # runs before the first paint, so it stands apart
FONTS = {"Marianne-Regular.woff2", "Marianne-Bold.woff2"}

CLASS_IN_SOURCE = re.compile(r"(?<![\w/-])fr-[a-z0-9](?:[\w@-]*[\w])?(?P<open>(?:--|__|-)(?=\{))?")
WORD_IN_SCRIPT = re.compile(r"(?<![\w-])[a-z][a-z0-9]*(?:(?:-{1,2}|__)[a-z0-9]+)*")
DSFR_TAG = re.compile(r"\{%\s*dsfr_(\w+)")
PROPERTY_READ = re.compile(r"var\(\s*(--[\w-]+)")
URL = re.compile(r"url\(\s*(?P<quote>[\"']?)(?!data:)(?P<path>[^\"')]+)(?P=quote)\s*\)")
OLD_ICONS = re.compile(r"(?<!not\()\[class[*^]=[\"' ]*fr-fi-")  # names of before version 1.3
DARK = re.compile(r"(?::root)?\[data-fr-theme=dark\]")
# For a reader in dark mode without script: the theme attribute is set by script.
DARK_WITHOUT_SCRIPT = ":root:not([data-fr-theme])"
SCREEN = "@media screen"
PREFERS_DARK = "@media screen and (prefers-color-scheme:dark)"


# --- What our pages use --------------------------------------------------------------------


@dataclass(frozen=True)
class Usage:
    """Classes written in full, and beginnings of classes that a template completes."""

    names: frozenset[str]
    prefixes: tuple[str, ...]

    def __contains__(self, name: str) -> bool:
        return name in self.names or name.startswith(self.prefixes)


def classes_in(text: str) -> Usage:
    """Return the `fr-` classes that a template, a form or a script of ours names."""
    names: set[str] = set()
    prefixes: set[str] = set()
    for match in CLASS_IN_SOURCE.finditer(text):
        (prefixes if match["open"] else names).add(match.group())
    prefixes.discard("fr-icon-")  # would bring its 900 icons: an icon is named in full
    return Usage(frozenset(names), tuple(sorted(prefixes)))


def sources(base: Path) -> list[Path]:
    """List files that may name a class: ours, and the parts of django-dsfr that pages render."""
    ours = [
        *base.glob("templates/**/*.html"),
        *base.glob("static/js/*.js"),
        *room_files(base, "js"),
        *(path for room in ("crpv_portal", "partners", "centres", "governance")
          for path in base.glob(f"{room}/**/*.py")
          if "migrations" not in path.relative_to(base).parts),
    ]  # fmt: skip
    tags = {name for path in ours if path.suffix == ".html"
            for name in DSFR_TAG.findall(path.read_text("utf-8"))}  # fmt: skip
    theirs = [
        *(PACKAGE / name for name in ("forms.py", "widgets.py", "fields.py", "utils.py")),
        *PACKAGE.glob("templates/dsfr/form_*/*.html"),
        *PACKAGE.glob("templates/dsfr/form*.html"),
        *PACKAGE.glob("templates/dsfr/widgets/*.html"),
        *(path for tag in tags for path in PACKAGE.glob(f"templates/dsfr/{tag}*.html")),
    ]
    this_file = Path(__file__)
    return sorted({path for path in (*ours, *theirs) if path != this_file})


def room_files(base: Path, kind: str) -> list[Path]:
    """List the sheets (`css`) or scripts (`js`) that some pages load beside the built ones."""
    built = base / "static" / "build"
    return [
        path
        for path in sorted(base.glob(f"static/*/**/*.{kind}"))
        if path.parent.name != kind and not path.is_relative_to(built)
    ]


def usage(base: Path) -> Usage:
    found = [classes_in(path.read_text("utf-8")) for path in sources(base)]
    names = set().union(*(one.names for one in found))
    prefixes = set().union(*(one.prefixes for one in found))
    # The design system's scripts add classes: they name them without their prefix, and compose
    # those that say a state.
    for path in script_files():
        for word in WORD_IN_SCRIPT.findall(path.read_text("utf-8")):
            names |= {f"fr-{word}", *(f"fr-{word}--{state}" for state in STATES)}
    return Usage(frozenset(names), tuple(sorted(prefixes)))


# --- Cutting -------------------------------------------------------------------------------


def style_files() -> list[Path]:
    icons = sorted(DIST.glob("utility/icons/*/*.main.min.css"))
    parts = [DIST / "component" / name / name for name in COMPONENTS]
    return [
        DIST / "core/core.main.min.css",
        DIST / "scheme/scheme.min.css",
        *(part.with_suffix(".main.min.css") for part in parts),
        *icons,
        DIST / "core/core.print.min.css",
        *(path for part in parts if (path := part.with_suffix(".print.min.css")).exists()),
    ]


def script_files() -> list[Path]:
    return [
        DIST / "core/core.module.min.js",
        DIST / "scheme/scheme.module.min.js",
        *(DIST / "component" / name / f"{name}.module.min.js" for name in SCRIPTS),
    ]


def keep_used(used: Usage) -> Callable[[CssRule], CssRule | None]:
    def change(rule: CssRule) -> CssRule | None:
        if rule.selectors[:1] == ("@font-face",):
            return keep_font(rule)
        kept = tuple(
            one
            for one in rule.selectors
            if not OLD_ICONS.search(one)
            and all(name in used for name in classes_of(one) if name.startswith("fr-"))
        )
        return CssRule(kept, rule.declarations) if kept else None

    return change


def keep_font(rule: CssRule) -> CssRule | None:
    wanted = [
        part
        for declaration in rule.declarations
        if declaration.startswith("src:")
        for part in split(declaration.removeprefix("src:"))
        if any(name in part for name in FONTS)
    ]
    if not wanted:
        return None
    others = tuple(one for one in rule.declarations if not one.startswith("src:"))
    return CssRule(rule.selectors, (*others, f"src:{wanted[0]}"))


def dark_without_script(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Yield the dark rules again, for a reader in dark mode who runs no script."""

    def change(rule: CssRule) -> CssRule | None:
        dark = tuple(
            DARK.sub(DARK_WITHOUT_SCRIPT, one) for one in rule.selectors if DARK.search(one)
        )
        return CssRule(dark, rule.declarations) if dark else None

    return (Block(PREFERS_DARK, rewrite(nodes, change)),)


def dark_on_screen_only(nodes: Iterable[Node]) -> Iterator[Node]:
    """Limit the dark rules to screens: on white paper they would print pale text."""
    for node in nodes:
        if isinstance(node, Block):
            held = node.children
            yield node if held is None else Block(node.prelude, tuple(dark_on_screen_only(held)))
            continue
        dark = tuple(one for one in node.selectors if DARK.search(one))
        others = tuple(one for one in node.selectors if one not in dark)
        if others:
            yield CssRule(others, node.declarations)
        if dark:
            yield Block(SCREEN, (CssRule(dark, node.declarations),))


def drop_unread_properties(nodes: tuple[Node, ...], others: str = "") -> tuple[Node, ...]:
    """Drop the custom properties that neither these rules nor other sheets read."""
    while True:
        text = "".join(map(str, nodes))
        read = set(PROPERTY_READ.findall(text + others))

        def change(rule: CssRule, read: set[str] = read) -> CssRule | None:
            kept = tuple(
                one
                for one in rule.declarations
                if not one.startswith("--") or one.partition(":")[0] in read
            )
            return CssRule(rule.selectors, kept) if kept else None

        smaller = rewrite(nodes, change)
        if smaller == nodes:
            return nodes
        nodes = smaller


class Addresses:
    """Rewriter of a sheet's addresses: icons written once, fonts beside the sheet."""

    def __init__(self) -> None:
        self.icons: dict[str, Path] = {}

    def within(self, folder: Path) -> Callable[[CssRule], CssRule]:
        def replace(match: re.Match[str]) -> str:
            path = (folder / match["path"]).resolve()
            if path.name in FONTS:
                return f"url(fonts/{path.name})"
            name = f"--{'-'.join(path.relative_to(DIST.resolve()).with_suffix('').parts)}"
            self.icons[name] = path
            return f"var({name})"

        def change(rule: CssRule) -> CssRule:
            declarations = tuple(URL.sub(replace, one) for one in rule.declarations)
            return CssRule(rule.selectors, declarations)

        return change

    def rule(self) -> CssRule:
        icons = (f"{name}:{data_address(path)}" for name, path in sorted(self.icons.items()))
        return CssRule((":root",), tuple(icons))


def data_address(path: Path) -> str:
    svg = re.sub(r"\s+", " ", path.read_text("utf-8").strip()).replace('"', "'")
    for char in "%#<>":
        svg = svg.replace(char, f"%{ord(char):02x}")
    return f'url("data:image/svg+xml,{svg}")'


# --- Writing -------------------------------------------------------------------------------


def stylesheet(base: Path) -> str:
    used = usage(base)
    addresses = Addresses()
    nodes: tuple[Node, ...] = ()
    for path in style_files():
        kept = rewrite(parse(path.read_text("utf-8")), keep_used(used))
        nodes += rewrite(kept, addresses.within(path.parent))
    for path in sorted(base.glob("static/css/*.css")):
        nodes += parse(path.read_text("utf-8"))
    nodes = (addresses.rule(), *dark_on_screen_only(nodes), *dark_without_script(nodes))
    others = "".join(path.read_text("utf-8") for path in room_files(base, "css"))
    kept = drop_unread_properties(nodes, others)
    version = (PACKAGE / "static/dsfr/dsfr_version").read_text("utf-8").strip()
    return LICENCE.format(version=version) + "\n".join(map(str, kept)) + "\n"


def script(base: Path) -> str:
    ours = [path for path in sorted(base.glob("static/js/*.js")) if path.name != EARLY_SCRIPT]
    parts = [path.read_text("utf-8").strip() for path in (*script_files(), *ours)]
    # Each file is a module with its own top-level names.
    return "\n".join(f"{{{part}\n}}" for part in parts) + "\n"


def favicons() -> list[Path]:
    return [
        DIST / "favicon" / name for name in ("favicon.svg", "favicon.ico", "apple-touch-icon.png")
    ]


def inputs(base: Path) -> list[Path]:
    return [
        Path(__file__),
        *sources(base),
        *style_files(),
        *script_files(),
        *sorted(base.glob("static/css/*.css")),
        *sorted(base.glob("static/js/*.js")),
        *room_files(base, "css"),
        *room_files(base, "js"),
    ]


def fingerprint(base: Path) -> str:
    """Return a digest of all that the build reads: same digest, same build."""
    digest = hashlib.sha256()
    for path in inputs(base):
        digest.update(f"{path.name}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def build(base: Path, target: Path, *, force: bool = False) -> bool:
    """Write the sheet, the scripts, the fonts and the site’s icons; False when nothing changed.

    Everything is written aside, then put in place at once: an interrupted build changes nothing.
    """
    marker = target / ".fingerprint"
    print_of_inputs = fingerprint(base)
    if not force and marker.exists() and marker.read_text("utf-8") == print_of_inputs:
        return False
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    (draft / "fonts").mkdir(parents=True)
    (draft / "portal.css").write_text(stylesheet(base), "utf-8")
    (draft / "portal.js").write_text(script(base), "utf-8")
    shutil.copyfile(base / "static" / "js" / EARLY_SCRIPT, draft / EARLY_SCRIPT)
    for name in sorted(FONTS):
        shutil.copyfile(DIST / "fonts" / name, draft / "fonts" / name)
    for path in favicons():
        shutil.copyfile(path, draft / path.name)
    (draft / marker.name).write_text(print_of_inputs, "utf-8")
    shutil.rmtree(target, ignore_errors=True)
    draft.rename(target)
    return True
