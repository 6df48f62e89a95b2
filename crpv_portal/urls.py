"""Public addresses of the portal: French, stable, never a bare number (docs/architecture.md)."""

urlpatterns: list = []
