"""Settings of Pelican for the made-up chronicle."""

SITENAME = "A made-up chronicle"
SITEURL = "https://example.org"
PATH = "content"
OUTPUT_PATH = "public"
ARTICLE_PATHS = ["entries"]
PAGE_PATHS = []
STATIC_PATHS = []
THEME = "theme"
THEME_STATIC_DIR = "static"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.extra": {},
        "markdown.extensions.meta": {},
        "markdown.extensions.smarty": {},
        "markdown.extensions.toc": {},
    },
    "output_format": "html5",
}
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["lists"]

ARTICLE_URL = "entries/{slug}/"
ARTICLE_SAVE_AS = "entries/{slug}/index.html"

# The lists are the plugin's.
DIRECT_TEMPLATES = []
ARCHIVES_SAVE_AS = AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = ""
CATEGORY_SAVE_AS = CATEGORIES_SAVE_AS = TAG_SAVE_AS = TAGS_SAVE_AS = ""

FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 50
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
