"""Build: from inputs to a dossier, in steps that can be stopped anywhere and taken up again.

`builder.build` does it, a `watch.Watch` hears of its progress, a `summary.Summary` comes out.
Nothing is imported here, so that the command line starts at once.
"""
