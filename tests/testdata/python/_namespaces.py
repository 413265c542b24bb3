"""A module that builtins_module.py imports: its functions are called from both."""
where = "beside"
the_globals = globals
the_dir = dir
the_eval = eval
the_exec = exec
the_vars = vars
the_locals = locals


def name_here():
    return globals()["__name__"]


def name_by(f):
    return f()["__name__"]


def value_here():
    return eval("where")


def call(f, *args):
    return f(*args)
