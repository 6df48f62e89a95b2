"""The builder reads and cuts style sheets as it says."""

import pytest

from crpv_portal.launcher.assets import build
from crpv_portal.launcher.assets.css import classes_of, parse, rewrite


def text(nodes):
    return "".join(map(str, nodes))


def test_parse_keeps_what_means_something():
    css = """
        @charset "utf-8"; /* gone */
        .a , .b::before { color : red ; background: url( "data:image/svg+xml,<svg a='{;}'/>" ) }
        @media (min-width:48em){ .a > .c:not(.d,.e){--x:1px;margin:calc( 1px + 2px )} }
        @font-face{font-family:Marianne;src:url(a.woff2) format("woff2"),url(a.woff)}
    """
    assert text(parse(css)) == (
        """.a,.b::before{color:red;background:url( "data:image/svg+xml,<svg a='{;}'/>" )}"""
        "@media (min-width:48em){.a > .c:not(.d,.e){--x:1px;margin:calc( 1px + 2px )}}"
        """@font-face{font-family:Marianne;src:url(a.woff2) format("woff2"),url(a.woff)}"""
    )


def test_what_says_something_without_rules_is_kept():
    css = "@layer base,late;@layer late{.a{top:0}}@container (width > 1em){.b{top:1px}}"
    assert text(parse(css)) == css


def test_nested_rules_are_unfolded_in_their_order():
    css = """
        .a { top: 0; &:hover, .b & { top: 1px } > .c { top: 2px } left: 0;
          @media print { top: 3px; .d { top: 4px } } }
        .e, .f { .g &, &.h { top: 5px } }
    """
    assert text(parse(css)) == (
        ".a{top:0}.a:hover,.b :is(.a){top:1px}.a > .c{top:2px}.a{left:0}"
        "@media print{.a{top:3px}.a .d{top:4px}}"
        ".g :is(.e,.f),:is(.e,.f).h{top:5px}"
    )


@pytest.mark.parametrize(
    "css",
    [
        *(".a{color:red", ".a{color:red}}", ".a{color}", ".a{top:calc(1px}", '.a{content:"x}'),
        *(".a", "@import url(b.css);", "/* .a{top:0}", "top:0"),
    ],
)
def test_parse_refuses_what_it_cannot_read(css):
    with pytest.raises(ValueError, match=r"rule|brace|CSS|another"):
        parse(css)


@pytest.mark.parametrize(
    ("selector", "named"),
    [
        (".fr-a.fr-b > p .x", ["fr-a", "fr-b", "x"]),
        (r".fr-col\@md\:2", ["fr-col@md:2"]),
        (r".fr-\61 b", ["fr-ab"]),
        ("a:not(.fr-b):is(.fr-c,:not(.fr-d .fr-e))", ["fr-c"]),
        ('[title=".fr-a"]', []),
    ],
)
def test_classes_that_a_selector_asks_for(selector, named):
    assert list(classes_of(selector)) == named


def test_classes_in_full_or_open():
    used = build.classes_in(
        '<p class="fr-badge fr-badge--{{ kind }} fr-col-md-6 crpv-x" data-fr-opened>'
        '<i class="fr-icon-{{ name }}"></i>'
    )
    assert "fr-badge" in used
    assert "fr-badge--info" in used
    assert "fr-col-md-6" in used
    assert "fr-col-md-7" not in used
    assert "fr-opened" not in used
    assert "fr-icon-mail-line" not in used


def test_unused_selectors_go_and_their_rules_with_them():
    used = build.classes_in('class="fr-a fr-c"')
    nodes = parse(
        ".fr-a,.fr-b{color:red}.fr-b{color:blue}.fr-a:not(.fr-b) .fr-c{top:0}"
        "@media print{.fr-b{top:0}}p{margin:0}"
    )
    kept = rewrite(nodes, build.keep_used(used))
    assert text(kept) == ".fr-a{color:red}.fr-a:not(.fr-b) .fr-c{top:0}p{margin:0}"


def test_properties_that_nothing_reads_go_down_the_chain():
    nodes = parse(":root{--a:var(--b);--b:red;--c:var(--d);--d:blue}p{color:var(--a)}")
    assert text(build.drop_unread_properties(nodes)) == (
        ":root{--a:var(--b);--b:red}p{color:var(--a)}"
    )


def test_dark_rules_hold_without_script():
    nodes = parse(":root[data-fr-theme=dark]{--a:1}[data-fr-theme=dark] .x,.y{top:0}p{top:1px}")
    assert text(build.dark_without_script(nodes)) == (
        "@media screen and (prefers-color-scheme:dark){"
        ":root:not([data-fr-theme]){--a:1}:root:not([data-fr-theme]) .x{top:0}}"
    )


def test_dark_rules_stay_on_screen():
    nodes = parse(":root[data-fr-theme=dark] .x,.y{top:0}@media print{.z{top:1px}}")
    assert text(build.dark_on_screen_only(nodes)) == (
        ".y{top:0}@media screen{:root[data-fr-theme=dark] .x{top:0}}@media print{.z{top:1px}}"
    )
