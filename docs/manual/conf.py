"""Settings of the manual's generator; `build.py` gives the language."""

import os

language = os.environ.get("MANUAL_LANGUAGE", "zh_CN")
project = {"zh_CN": "报纸编辑台", "en": "Newspaper desk"}[language]
author = copyright = "Newspaper desk authors"
extensions = ["myst_parser"]
html_theme = "alabaster"
html_theme_options = {"fixed_sidebar": True, "page_width": "1080px", "sidebar_width": "220px"}
html_show_sphinx = False
html_copy_source = False
exclude_patterns = ["_pictures/**"]
