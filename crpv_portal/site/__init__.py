"""Public pages that belong to no app: home, finder, territories, fixed pages."""
