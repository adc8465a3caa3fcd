# The layer order as data: a library may link libraries of lower rows only.
set(HZ_ROW_0 core)
set(HZ_ROW_1 store ink pdf omr sheet)
set(HZ_ROW_2 account sync search page)
set(HZ_ROW_3 library questions marking inventory docflow meeting classroom)
set(HZ_ROW_4 ui canvas viewer browser)
set(HZ_ROW_5 board prep office console hub)

# Rows whose targets never link Qt Widgets: the hub, command lines and most tests run without a display.
set(HZ_ROWS_WITHOUT_WIDGETS 0 1 2 3)

# Sideways edges, each with its reason.
set(HZ_SIDEWAYS
    "sync>account"       # replication asks who may read a database
    "marking>questions"  # a score belongs to a question
    "canvas>ui"          # the page widget takes its colours from the theme
    "viewer>ui"          # media controls are ui widgets
    "browser>ui"         # the resource browser is made of ui widgets
    "browser>viewer")    # a preview is a viewer
