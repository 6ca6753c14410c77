"""Chronicle → every file that the site has, each with all that it may show.

`outlining` draws up what there is to plan, `sections` says who plans what, `views` declares what pages
may show. Nothing is imported here, so that views can be had without those who plan them.
"""
