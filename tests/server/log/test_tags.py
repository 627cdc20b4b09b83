"""The entity tag of a plan changes with whatever is told of it, its revision or not."""

from django.test import Client

from tests.server.calls import make_plan, post
from tests.server.people import ClientOf, Somebody


def test_A2_2_what_is_told_of_a_plan_beside_its_revision_changes_its_tag(
    somebody: Somebody, client_of: ClientOf
) -> None:
    ada: Client = client_of(somebody())
    plan = make_plan(ada)
    path = f"/api/v1/plans/{plan}"
    for change in ({"restricted": True}, None, {"restricted": False}):
        tag = ada.get(path)["ETag"]
        if change is None:
            assert post(ada, f"/plans/{plan}/archive").status_code == 200
        else:
            assert ada.patch(path, change, content_type="application/json").status_code == 200
        again = ada.get(path, headers={"If-None-Match": tag})
        assert again.status_code == 200
        assert again.json()["restricted"] is (change is None or change["restricted"])
        assert again["ETag"] != tag
