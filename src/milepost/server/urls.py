"""Every address of the server."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from milepost.server.accounts.invitation_page import invitation_page
from milepost.server.accounts.password_page import SIGN_UP, password_page
from milepost.server.accounts.reset_page import ask_page, reset_page
from milepost.server.accounts.sign_in_page import sign_in_page
from milepost.server.accounts.sign_up_page import sign_up_page
from milepost.server.accounts.telephones import no_telephones
from milepost.server.accounts.verify_page import verify_page
from milepost.server.api.documentation import pages as documentation
from milepost.server.api.root import api
from milepost.server.pages.home import home
from milepost.server.pages.web_page import ADDRESSES, SIGN_IN, web_page

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home),
    re_path(ADDRESSES, web_page),
    path(SIGN_IN[1:], password_page),
    path(SIGN_UP[1:], sign_up_page),
    path("sign-in/<str:secret>", sign_in_page),
    path("invitations/<str:secret>", invitation_page),
    path("verify/<str:key>", verify_page),
    path("reset", ask_page),
    path("reset/<str:key>", reset_page),
    path("api/docs", documentation.overview),
    path("api/docs/problems", documentation.problems),
    path("api/docs/<slug:slug>", documentation.group),
    path("api/v1/", api.urls),
    re_path("^_allauth/(?:app|browser)/v1/(?:account|auth)/phone", no_telephones),
    path("_allauth/", include("allauth.headless.urls")),
]

handler400 = handler403 = handler404 = "milepost.server.api.error_views.refuse"
handler500 = "milepost.server.api.error_views.fail"
