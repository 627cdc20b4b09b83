"""The server as one Django application."""

from django.apps import AppConfig


class MilepostConfig(AppConfig):
    """All tables of the server."""

    name = "milepost.server"
    label = "milepost"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what is told of sign-ins, once every model is there."""
        from milepost.server.accounts.witness import begin_to_witness

        begin_to_witness()
