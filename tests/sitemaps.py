"""The sitemap as a robot reads it: the index, then each page that it names."""

from __future__ import annotations

from urllib.parse import urlsplit
from xml.etree import ElementTree

from django.test import Client


def sitemap_pages(client: Client) -> list[ElementTree.Element]:
    """Return the pages of the sitemap, as XML."""
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - ours
    named = [urlsplit(node.text or "") for node in index.findall("{*}sitemap/{*}loc")]
    answers = [client.get(f"{page.path}?{page.query}") for page in named]
    return [ElementTree.fromstring(answer.content) for answer in answers]  # noqa: S314 - ours


def sitemap_dates(client: Client) -> dict[str, str | None]:
    """Return the day of last change of each address, without its host."""
    return {
        urlsplit(entry.findtext("{*}loc") or "").path: entry.findtext("{*}lastmod")
        for page in sitemap_pages(client)
        for entry in page.findall("{*}url")
    }
