package check_test

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"
	"go.starlark.net/syntax"

	"fstar/internal/engine"
	"fstar/internal/python/check"
)

// newChecker returns a Checker for scripts with some builtins and modules, and files that
// it can read by name.
func newChecker(files map[string]string) *check.Checker {
	names := starlark.StringDict{}
	for name := range strings.FieldsSeq(`print len range open dir exec eval getattr globals hasattr isinstance
		locals setattr vars super object property __name__ __doc__ BaseException Exception ImportError
		ModuleNotFoundError NameError AttributeError ValueError`) {
		names[name] = starlark.None
	}
	native := func(name, members string) *starlarkstruct.Module {
		m := &starlarkstruct.Module{Name: name, Members: starlark.StringDict{}}
		for member := range strings.FieldsSeq(members) {
			m.Members[member] = starlark.None
		}
		return m
	}
	modules := map[string]*starlarkstruct.Module{
		"time":               native("time", "sleep time monotonic"),
		"os":                 native("os", "getpid name"),
		"os.path":            native("os.path", "join basename"),
		"concurrent":         native("concurrent", ""),
		"concurrent.futures": native("concurrent.futures", "ThreadPoolExecutor wait"),
		"sys":                native("sys", "modules path platform version_info exit"),
		"builtins":           native("builtins", "print"),
		"typing":             native("typing", "TYPE_CHECKING"),
	}
	modules["os"].Members["path"] = modules["os.path"]
	modules["concurrent"].Members["futures"] = modules["concurrent.futures"]
	names["futures"] = modules["concurrent.futures"] // for plain Starlark
	read := func(name string) ([]byte, error) {
		if text, ok := files[name]; ok {
			return []byte(text), nil
		}
		return nil, fs.ErrNotExist
	}
	return check.New(check.Config{
		Names:   names,
		Modules: []string{"concurrent.futures", "os", "sys", "time"},
		Module: func(name string) starlark.Value {
			if m := modules[name]; m != nil {
				return m
			}
			return nil
		},
		Find: func(script, name string) (file string, isPackage, found bool) {
			base := path.Join(path.Dir(script), strings.ReplaceAll(name, ".", "/"))
			for _, file := range []string{base + "/__init__.py", base + ".py"} {
				if _, err := read(file); err == nil {
					return file, strings.HasSuffix(file, "__init__.py"), true
				}
			}
			return "", false, false
		},
		Read: read,
		Compile: func(f *syntax.File) error {
			u, err := engine.Compile(f, engine.Options{})
			if err != nil {
				return err
			}
			return u.CompileAll()
		},
	})
}

// show returns problems as lines.
func show(problems []check.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		severity := ""
		if p.Severity == check.Warning {
			severity = "warning: "
		}
		fmt.Fprintf(&b, "%d:%d: %s%s\n", p.Line, p.Column, severity, p.Message)
	}
	return b.String()
}

// TestPython checks what is reported, and, where want is empty, that nothing is.
func TestPython(t *testing.T) {
	files := map[string]string{
		"helper.py":          "import time\ndef work(): pass\n_private = 1\nif 0:\n    rare = 1\n",
		"broken.py":          "x = 1\nif:\n",
		"modern.py":          "async def f(): pass\n",
		"lazy.py":            "def __getattr__(name): return name\n",
		"filled.py":          "globals()['put'] = 1\nexec('x = 1')\n",
		"starred.py":         "from helper import *\n",
		"circle.py":          "from circle2 import *\na = 1\n",
		"circle2.py":         "from circle import *\nb = 1\n",
		"pkg/__init__.py":    "from . import one\n",
		"pkg/one.py":         "uno = 1\n",
		"pkg/two.py":         "dos = 1\n",
		"pkg/broken.py":      "if:\n",
		"pkg/in/__init__.py": "",
		"pkg/in/deep.py":     "",
	}
	tests := []struct{ name, src, want string }{
		{"nothing", "", ""},
		{"undefined", "food = 1\nprint(foo)\n", "2:7: name 'foo' is not defined. Did you mean: 'food'?\n"},
		{"all of them", "a\ndef f(): return b\nclass C:\n    c\n", "1:1: name 'a' is not defined\n2:17: name 'b' is not defined\n4:5: name 'c' is not defined. Did you mean: 'C'?\n"},
		{"a builtin is meant", "prnt(1)", "1:1: name 'prnt' is not defined. Did you mean: 'print'?\n"},
		{"a local is meant", "def f(counter):\n    return conter\n", "2:12: name 'conter' is not defined. Did you mean: 'counter'?\n"},
		{"a method is meant", "class C:\n    def m(self): pass\n    def n(self): m()\n", "3:18: name 'm' is not defined. Did you mean: 'self.m'?\n"},
		{"a module is meant", "time.sleep(1)", "1:1: name 'time' is not defined. Did you forget to import 'time'?\n"},
		{"both", "tim = 1\ntime.sleep(1)", "2:1: name 'time' is not defined. Did you mean: 'tim'? Or did you forget to import 'time'?\n"},
		{"a builtin of Python", "compile('1')", "1:1: name 'compile' is not defined: fstar does not have this builtin of Python's\n"},
		{"a character of no name", "$attr", "1:1: invalid syntax\n"},

		{"defined later", "def f(): return x\nx = 1\nf()\n", ""},
		{"in one branch", "if len('a'):\n    x = 1\nprint(x)\n", ""},
		{"deleted", "x = 1\ndel x\nprint(x)\n", ""},
		{"global in a function", "def f():\n    global x\n    x = 1\nf()\nprint(x)\n", ""},
		{"global that is assigned elsewhere", "def f():\n    global x\n    return x\n", ""},
		{"annotated only", "x: int = 1\ny: object\nprint(y)\n", "1:4: warning: name 'int' is not defined\n"},
		{"walrus in a comprehension", "print([y := x for x in range(3)], y)\n", ""},
		{"variable of a comprehension", "print([x for x in range(3)], x)\n", "1:30: name 'x' is not defined\n"},
		{"comprehension in a class", "class C:\n    n = 3\n    a = [n for _ in range(n)]\n", "3:10: name 'n' is not defined\n"},
		{"class variable in a method", "class C:\n    n = 3\n    def m(self): return n\n", "3:25: name 'n' is not defined. Did you mean: 'self.n'?\n"},
		{"except as", "try:\n    pass\nexcept ValueError as e:\n    print(e)\nprint(e)\n", ""},
		{"match", "match len('a'):\n    case [x, *y] | {'k': x, **y}:\n        print(x, y)\n    case object(name=n) as o if n:\n        print(o)\n", ""},
		{"type parameters", "def f[T](x: T) -> T: return x\nclass C[U]:\n    def m(self) -> U: pass\ntype A[V] = V\n", ""},
		{"for, with, imports", "import os.path as p, time\nfrom os import path as q\nfor i, (a, *b) in range(3): pass\nwith open('x') as (c, d): print(p, q, a, b, c, d, i, time)\n", ""},
		{"names of modules", "print(__name__, __file__, __doc__, __annotations__)\n", ""},
		{"names of classes", "class C:\n    print(__module__, __qualname__)\n    def m(self): return __class__, super()\n", ""},
		{"outside of classes", "print(__class__)\n", "1:7: name '__class__' is not defined\n"},
		{"private names", "class C:\n    __x = 1\n    def m(self): return self.__x\n", ""},
		{"nonlocal", "def f():\n    def g():\n        nonlocal x\n    def h():\n        nonlocal y\n", "3:18: no binding for nonlocal 'x' found\n5:18: no binding for nonlocal 'y' found\n"},
		{"strings are no code", "x: 'Foo' = 1\ndef f(a: 'Bar') -> 'Baz': pass\n", ""},
		{"annotations", "def f(a: Foo) -> Bar:\n    x: Baz = 1\n", "1:10: warning: name 'Foo' is not defined\n1:18: warning: name 'Bar' is not defined\n"},
		{"annotations of the future", "from __future__ import annotations\ndef f(a: Foo): pass\n", ""},

		{"globals()", "globals()['x'] = 1\nprint(x)\nglobals().get('z')\nprint(y)\n", "4:7: name 'y' is not defined\n"},
		{"globals() of any name", "for n in 'ab':\n    globals()[n] = 1\nprint(a)\n", ""},
		{"globals().update", "globals().update(a=1)\nprint(a)\n", ""},
		{"in globals()", "if 'x' in globals():\n    print(x)\n", ""},
		{"vars() and locals() of the module", "vars()['x'] = 1\nlocals()['y'] = 1\nprint(x, y)\n", ""},
		{"locals() of a function", "def f(): return locals()\nprint(x)\n", "2:7: name 'x' is not defined\n"},
		{"a variable called globals", "def f(globals): globals()['x'] = 1\nprint(x)\n", "2:7: name 'x' is not defined\n"},
		{"exec", "exec('x = 1')\nprint(x)\n", ""},
		{"exec elsewhere", "exec('x = 1', {})\nprint(x)\n", "2:7: name 'x' is not defined\n"},
		{"the module itself", "import sys\nsetattr(sys.modules[__name__], 'x', 1)\nprint(x)\n", ""},
		{"builtins", "import builtins\nbuiltins.x = 1\nprint(x)\n", ""},
		{"globals of a function", "def f(): pass\nf.__globals__['x'] = 1\nprint(x)\n", ""},
		{"a metaclass with names of its own", "class M:\n    def __prepare__(*a): return {'x': 1}\nclass C(metaclass=M):\n    print(x)\nprint(y)\n", "5:7: name 'y' is not defined\n"},

		{"a metaclass from elsewhere", "from helper import Meta\nclass C(metaclass=Meta):\n    x\n", "1:20: cannot import name 'Meta' from 'helper' (helper.py)\n"},
		{"ABCMeta", "import abc\nclass C(metaclass=abc.ABCMeta):\n    x\n", "1:8: No module named 'abc': fstar does not have this module of Python's\n3:5: name 'x' is not defined\n"},

		{"NameError is handled", "try:\n    unicode\nexcept NameError:\n    basestring\n", "2:5: warning: name 'unicode' is not defined\n4:5: name 'basestring' is not defined\n"},
		{"a handler that is not for here", "try:\n    print\nexcept NameError:\n    basestring\n", "4:5: warning: name 'basestring' is not defined\n"},
		{"all is handled", "try:\n    a\nexcept Exception:\n    b\n", "2:5: warning: name 'a' is not defined\n4:5: name 'b' is not defined\n"},
		{"bare except", "try:\n    a\nexcept: pass\nelse:\n    b\nfinally:\n    c\n", "2:5: warning: name 'a' is not defined\n5:5: name 'b' is not defined\n7:5: name 'c' is not defined\n"},
		{"something else is handled", "try:\n    a\nexcept (ValueError, time.Error): pass\n", "2:5: name 'a' is not defined\n3:21: name 'time' is not defined. Did you forget to import 'time'?\n"},
		{"a tuple handles", "errors = (NameError,)\ntry:\n    a\nexcept errors: pass\n", "3:5: warning: name 'a' is not defined\n"},
		{"a function in a try statement", "try:\n    def f(): return a\nexcept NameError: pass\n", "2:21: name 'a' is not defined\n"},
		{"suppress", "from contextlib import suppress\nwith suppress(NameError):\n    a\nwith suppress(ValueError):\n    b\n",
			"1:6: No module named 'contextlib': fstar does not have this module of Python's\n3:5: warning: name 'a' is not defined\n5:5: name 'b' is not defined\n"},

		{"a module of Python", "import re\n", "1:8: No module named 're': fstar does not have this module of Python's\n"},
		{"a module that is not", "import requests.auth, time\n", "1:8: No module named 'requests'\n"},
		{"a module is meant", "import tim\nfrom concurent.futures import x\n", "1:8: No module named 'tim'. Did you mean: 'time'?\n2:6: No module named 'concurent'\n"},
		{"no package", "import time.zone\n", "1:8: No module named 'time.zone'; 'time' is not a package\n"},
		{"a fallback", "try:\n    import re\nexcept ImportError:\n    re = None\nre.match\n", "2:12: warning: No module named 're': fstar does not have this module of Python's\n"},
		{"a fallback that is needed", "try:\n    import re2 as re\nexcept ImportError:\n    import re\n",
			"2:12: warning: No module named 're2'\n4:12: No module named 're': fstar does not have this module of Python's\n"},
		{"a fallback that is not needed", "try:\n    import time\nexcept ImportError:\n    import dummy_time as time\n", "4:12: warning: No module named 'dummy_time'\n"},
		{"for types", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import re\nelse:\n    import json\n", "5:12: No module named 'json': fstar does not have this module of Python's\n"},
		{"not for types", "import typing\nif not typing.TYPE_CHECKING:\n    import json\nelse:\n    import re\n", "3:12: No module named 'json': fstar does not have this module of Python's\n"},
		{"for a platform", "import sys\nif sys.platform == 'win32':\n    import winreg\n    def f(): return WindowsError\n",
			"3:12: warning: No module named 'winreg': fstar does not have this module of Python's\n4:21: warning: name 'WindowsError' is not defined: fstar does not have this builtin of Python's\n"},
		{"for a version", "import sys\nPY = sys.version_info[0]\nif PY == 2:\n    text = unicode\nold = basestring if not PY else None\n",
			"4:12: warning: name 'unicode' is not defined\n5:7: warning: name 'basestring' is not defined\n"},
		{"where an attribute is there", "import os\nif hasattr(os, 'fork'):\n    import fcntl\n    fork\n",
			"3:12: warning: No module named 'fcntl': fstar does not have this module of Python's\n4:5: name 'fork' is not defined\n"},
		{"in other places", "import sys\nsys.path.append('lib')\nimport other\n", "3:8: warning: No module named 'other'\n"},
		{"a module that is put there", "import sys\nsys.modules['re'] = sys\nimport re, json\nprint(a)\n", "3:12: No module named 'json': fstar does not have this module of Python's\n4:7: name 'a' is not defined\n"},
		{"modules that are put there", "import sys\nsys.modules.update(re=sys)\nimport re\n", ""},
		{"in a function", "def f():\n    import re\n", "2:12: No module named 're': fstar does not have this module of Python's\n"},

		{"a member", "from time import slep, sleep, tzset\n", "1:18: cannot import name 'slep' from 'time'. Did you mean: 'sleep'?\n1:31: cannot import name 'tzset' from 'time'\n"},
		{"an attribute", "import time\ntime.slep(1)\ntime.sleep(1)\ndef f(): return time.tzset\n", "2:6: module 'time' has no attribute 'slep'. Did you mean '.sleep' instead of '.slep'?\n4:22: module 'time' has no attribute 'tzset'\n"},
		{"an attribute by another name", "import time as t\nt.slep\n", "2:3: module 'time' has no attribute 'slep'. Did you mean '.sleep' instead of '.slep'?\n"},
		{"an attribute of a module in a package", "import concurrent.futures\nfrom concurrent import futures\nconcurrent.futures.wit\nfutures.wit\n",
			"3:20: module 'concurrent.futures' has no attribute 'wit'. Did you mean '.wait' instead of '.wit'?\n4:9: module 'concurrent.futures' has no attribute 'wit'. Did you mean '.wait' instead of '.wit'?\n"},
		{"an attribute of a module in a module", "import os\nos.path.joi\n", "2:9: module 'os.path' has no attribute 'joi'. Did you mean '.join' instead of '.joi'?\n"},
		{"an attribute that is assigned", "import time\ntime.tzset = print\ntime.tzset()\ntime.slep()\n", "4:6: module 'time' has no attribute 'slep'. Did you mean '.sleep' instead of '.slep'?\n"},
		{"an attribute that may be assigned", "import time\nfor n in 'ab': setattr(time, n, 1)\ntime.a\n", ""},
		{"an attribute that a test assigns", "import time\ndef f(monkeypatch): monkeypatch.setattr(time, 'tzset', None)\ntime.tzset()\ntime.slep()\n",
			"4:6: module 'time' has no attribute 'slep'. Did you mean '.sleep' instead of '.slep'?\n"},
		{"an attribute that is asked for", "import os\nif hasattr(os, 'fork'):\n    os.fork()\nos.fork() if getattr(os, 'fork', None) else os.frok()\n",
			"3:8: warning: module 'os' has no attribute 'fork'\n4:4: warning: module 'os' has no attribute 'fork'\n4:48: module 'os' has no attribute 'frok'\n"},
		{"an attribute with a handler", "import os\ntry:\n    os.fork()\nexcept AttributeError: pass\n", "3:8: warning: module 'os' has no attribute 'fork'\n"},
		{"a variable that is not the module only", "import time\ndef f(time): return time.tzset\nos = 1\nimport os\nos.fork\n", ""},
		{"a dunder", "import time\ntime.__name__, time.__file__\n", ""},

		{"a file", "import helper\nfrom helper import work, _private, rare, time, wrk\nhelper.work, helper.wrk, helper.__name__\n",
			"2:48: cannot import name 'wrk' from 'helper' (helper.py). Did you mean: 'work'?\n3:21: warning: module 'helper' has no attribute 'wrk'. Did you mean '.work' instead of '.wrk'?\n"},
		{"a file with an error", "import broken\nfrom modern import f\nimport pkg.broken\n",
			"1:8: cannot import 'broken': broken.py:2: invalid syntax\n2:6: cannot import 'modern': modern.py:1: " + asyncDef + "\n3:8: cannot import 'pkg.broken': broken.py:1: invalid syntax\n"},
		{"a file with __getattr__", "from lazy import anything\nimport lazy\nlazy.thing\n", ""},
		{"a file that exec fills", "from filled import anything, put\n", ""},
		{"a star import", "from helper import *\nprint(work, rare, nothing)\n", "2:19: name 'nothing' is not defined\n"},
		{"a star import of a star import", "from starred import *\nprint(work, nothing)\n", "2:13: name 'nothing' is not defined\n"},
		{"star imports in a circle", "from circle import *\nprint(a, b, c)\n", "2:13: name 'c' is not defined\n"},
		{"a star import of what exec fills", "from filled import *\nprint(anything)\n", ""},
		{"a star import of an unknown module", "from nowhere import *\nprint(anything)\n", "1:6: No module named 'nowhere'\n"},
		{"a star import of a module of ours", "from time import *\nprint(sleep, slep)\n", "2:14: name 'slep' is not defined\n"},
		{"a star import that may hide a module", "import time\nfrom filled import *\ntime.tzset\n", ""},
		{"a package", "import pkg.one\nfrom pkg import one, two, three\npkg.one.uno, pkg.one.due, pkg.three\nfrom pkg.four import x\n",
			"2:27: cannot import name 'three' from 'pkg' (pkg/__init__.py)\n3:22: warning: module 'pkg.one' has no attribute 'due'\n3:31: warning: module 'pkg' has no attribute 'three'\n4:6: No module named 'pkg.four'\n"},
		{"a relative import in a script", "from . import x\nfrom .helper import work\n",
			"1:6: attempted relative import with no known parent package\n2:7: attempted relative import with no known parent package\n"},

		{"load", "load('helper.py', 'work', w='wrk')\nload('time', 'sleep')\nload('nosuch.star', 'x')\nload('broken.py', 'x')\n",
			"1:30: load: name wrk not found in module helper.py. Did you mean: 'work'?\n3:6: file does not exist\n4:6: cannot load broken.py: line 2: invalid syntax\n"},
		{"load in a function", "def f():\n    load('helper.py', 'work')\nnothing\n", "2:5: load statement within a function\n3:1: name 'nothing' is not defined\n"},

		{"syntax", "print(1)\nif x\n    pass\n", "2:5: expected ':'\n"},
		{"what is not supported", "async def f(): pass\n", "1:1: " + asyncDef + "\n"},
		{"an error after parsing", "def f(a, a): pass\n", "1:10: duplicate parameter 'a' in function definition\n"},
		{"columns are characters", "'äöü', é\n", "1:8: name 'é' is not defined\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := show(newChecker(files).Python("main.py", []byte(test.src)))
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("want (-), got (+):\n%s", diff)
			}
		})
	}
}

const asyncDef = "async def is not supported: use def, for and with, and run them in threads with concurrent.futures.ThreadPoolExecutor"

// TestInPackage checks modules of a package by themselves.
func TestInPackage(t *testing.T) {
	files := map[string]string{
		"app/helper.py":          "",
		"app/pkg/__init__.py":    "",
		"app/pkg/one.py":         "uno = 1\n",
		"app/pkg/in/__init__.py": "",
	}
	tests := []struct{ file, src, want string }{
		{"app/pkg/two.py", "from . import one\nfrom .one import uno, due\nfrom .three import x\nfrom .. import y\n",
			"2:23: cannot import name 'due' from 'pkg.one' (app/pkg/one.py)\n3:7: No module named 'pkg.three'\n4:6: attempted relative import beyond top-level package\n"},
		{"app/pkg/two.py", "import helper, pkg.one, one, two\n", "1:30: No module named 'two'\n"}, // a main script would find one
		{"app/pkg/in/deep.py", "from ..one import uno\nfrom .. import one, in2\n", "2:21: cannot import name 'in2' from 'pkg' (app/pkg/__init__.py)\n"},
		{"app/pkg/__init__.py", "from .one import uno\nprint(__path__, uno)\n", ""},
	}
	for _, test := range tests {
		got := show(newChecker(files).Python(test.file, []byte(test.src)))
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: want (-), got (+):\n%s", test.file, diff)
		}
	}
}

// TestProblem checks all that is said of a problem.
func TestProblem(t *testing.T) {
	src := "print(foo)\nfrom os.path import nothing\nimport re\nasync def f(): pass\n"
	want := []check.Problem{
		{"main.py", 1, 7, 1, 10, check.Error, check.UndefinedName, "name 'foo' is not defined"},
		{"main.py", 2, 21, 2, 28, check.Error, check.UnknownMember, "cannot import name 'nothing' from 'os.path'"},
		{"main.py", 3, 8, 3, 10, check.Error, check.UnsupportedModule, "No module named 're': fstar does not have this module of Python's"},
		{"main.py", 4, 1, 4, 10, check.Error, check.UnsupportedSyntax, asyncDef},
	}
	if diff := cmp.Diff(want, newChecker(nil).Python("main.py", []byte(src))); diff != "" {
		t.Errorf("want (-), got (+):\n%s", diff)
	}
	src = "print(foo)\nfrom os.path import nothing\nimport re as r, nosuch.module\nmemoryview\n"
	want = []check.Problem{
		{"main.py", 1, 7, 1, 10, check.Error, check.UndefinedName, "name 'foo' is not defined"},
		{"main.py", 2, 21, 2, 28, check.Error, check.UnknownMember, "cannot import name 'nothing' from 'os.path'"},
		{"main.py", 3, 8, 3, 15, check.Error, check.UnsupportedModule, "No module named 're': fstar does not have this module of Python's"},
		{"main.py", 3, 17, 3, 30, check.Error, check.UnknownModule, "No module named 'nosuch'"},
		{"main.py", 4, 1, 4, 11, check.Error, check.UnsupportedBuiltin, "name 'memoryview' is not defined: fstar does not have this builtin of Python's"},
	}
	if diff := cmp.Diff(want, newChecker(nil).Python("main.py", []byte(src))); diff != "" {
		t.Errorf("want (-), got (+):\n%s", diff)
	}
}

// TestNoFiles checks that nothing is read where nothing can be.
func TestNoFiles(t *testing.T) {
	cfg := check.Config{
		Module:  func(string) starlark.Value { return nil },
		Compile: func(*syntax.File) error { return errors.New("it does not compile") },
	}
	got := show(check.New(cfg).Python("main.py", []byte("import helper\nload('x.star', 'y')\n")))
	want := "0:0: it does not compile\n1:8: No module named 'helper'\n2:6: No module named 'x.star'\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
