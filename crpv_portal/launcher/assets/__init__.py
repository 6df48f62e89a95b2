"""Stylesheet and script of the portal, cut out of the design system’s package."""
