"""All pages and their files, in one router.

Never decides anything: each page has a module of its own.
"""

from fastapi import APIRouter

from bot.web.pages import built, eligibility, home, panel, results, styles, takeaway

MODULES = (home, results, eligibility, takeaway, panel, built, styles)

router = APIRouter(include_in_schema=False)
for module in MODULES:
    router.include_router(module.router)
