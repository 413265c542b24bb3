package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"fstar/internal/suggest"
)

// options are what the flags of the command say, and what follows them.
type options struct {
	help, version bool
	reportUnread  bool
	sandbox       bool
	starlark      bool
	inspect       bool

	progress        bool
	trace, timeline string // files

	kind kind
	text string   // the code of -c, or the module of -m
	args []string // sys.argv, but for what -m finds
}

// A kind is where a program comes from.
type kind int

const (
	file    kind = iota // args[0]
	stdin               // the standard input
	code                // text
	module              // the module that text names
	nothing             // there is none: a person types
)

// pythonFlags are flags of python3 that mean nothing here, or what is so anyway: output is
// not held back, no .pyc files are written, no variables PYTHON… are read, and there is no
// package site.
const pythonFlags = "uBEIsSq"

// pythonOptions are such flags with a value: there are no warnings, and no options of
// CPython.
const pythonOptions = "WX"

// parseOptions reads the flags before the script. Errors say what is wrong with the command
// line.
func parseOptions(args []string) (options, error) {
	var opts options
	flags := newFlags(&opts)
	n := ownArgs(flags, args)
	if err := flags.Parse(args[:n]); err != nil {
		return opts, explain(flags, err)
	}
	for _, format := range formats {
		if !flags.Changed(format.String()) {
			continue
		}
		if err := checkOutput(format, opts.output(format)); err != nil {
			return opts, err
		}
	}
	opts.args = args[n:]
	switch {
	case flags.Changed("code"):
		opts.kind, opts.args = code, append([]string{"-c"}, opts.args...)
	case flags.Changed("module"):
		opts.kind, opts.args = module, append([]string{"-m"}, opts.args...)
	case len(opts.args) == 0:
		opts.kind, opts.args = stdin, []string{""}
	case opts.args[0] == "-":
		opts.kind = stdin
	}
	return opts, nil
}

// newFlags returns the flags of the command, which set opts.
func newFlags(opts *options) *pflag.FlagSet {
	flags := pflag.NewFlagSet("fstar", pflag.ContinueOnError)
	flags.Usage = func() {}
	flags.SortFlags = false
	flags.StringVarP(&opts.text, "code", "c", "", "run `code`")
	flags.StringVarP(&opts.text, "module", "m", "", "run the `module` of that name, or a package's __main__")
	flags.BoolVar(&opts.sandbox, "sandbox", false, "give the script no files, no environment and no input")
	flags.BoolVar(&opts.reportUnread, "report-unread", false, "report exceptions of futures that nobody asked for")
	flags.BoolVarP(&opts.inspect, "interactive", "i", false, "go on in the console when the script has ended")
	flags.BoolVar(&opts.progress, "progress", false, "show on the terminal how many tasks are done")
	flags.StringVar(&opts.trace, "trace", "", "write what became of each task to `file`, for ui.perfetto.dev")
	flags.StringVar(&opts.timeline, "timeline", "", "write the same to `file` as a page for a browser")
	flags.BoolVar(&opts.starlark, "starlark", false, "the script is plain Starlark, not Python")
	flags.BoolVarP(&opts.version, "version", "V", false, "print the version")
	flags.BoolVarP(&opts.help, "help", "h", false, "print this text")
	for _, letter := range strings.Split(pythonFlags, "") {
		flags.BoolP("python-"+letter, letter, false, "")
		flags.MarkHidden("python-" + letter)
	}
	for _, letter := range strings.Split(pythonOptions, "") {
		flags.StringArrayP("python-"+letter, letter, nil, "")
		flags.MarkHidden("python-" + letter)
	}
	return flags
}

// ownArgs returns how many of the arguments are the command's: those before the script, or,
// as in python3, those up to the value of -c or -m.
func ownArgs(flags *pflag.FlagSet, args []string) int {
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			return i + 1
		}
		if arg == "-" || !strings.HasPrefix(arg, "-") {
			return i
		}
		flag, valueFollows := flagOf(flags, arg)
		if valueFollows {
			i = min(i+1, len(args)-1)
		}
		if flag != nil && (flag.Name == "code" || flag.Name == "module") {
			return i + 1
		}
	}
	return len(args)
}

// flagOf returns the flag that an argument ends with, or nil if there is no such flag, and
// whether the next argument is its value.
func flagOf(flags *pflag.FlagSet, arg string) (flag *pflag.Flag, valueFollows bool) {
	if long, ok := strings.CutPrefix(arg, "--"); ok {
		name, _, hasValue := strings.Cut(long, "=")
		flag = flags.Lookup(name)
		return flag, flag != nil && flag.NoOptDefVal == "" && !hasValue
	}
	for i := 1; i < len(arg); i++ {
		if flag = flags.ShorthandLookup(arg[i : i+1]); flag == nil {
			break
		}
		if flag.NoOptDefVal == "" { // what follows is its value
			return flag, i+1 == len(arg)
		}
	}
	return flag, false
}

// explain makes of an error of pflag one that helps whoever typed it.
func explain(flags *pflag.FlagSet, err error) error {
	var unknown *pflag.NotExistError
	var noValue *pflag.ValueRequiredError
	var wrongValue *pflag.InvalidValueError
	switch {
	case errors.As(err, &wrongValue): // only a bool can have one
		return fmt.Errorf("--%s takes no argument", wrongValue.GetFlag().Name)
	case errors.As(err, &noValue):
		for _, format := range formats {
			if noValue.GetFlag().Name == format.String() {
				return missingOutput(format)
			}
		}
		name := "--" + noValue.GetFlag().Name
		if noValue.GetSpecifiedShortnames() != "" {
			name = "-" + noValue.GetFlag().Shorthand
		}
		return fmt.Errorf("%s needs an argument", name)
	case !errors.As(err, &unknown):
		return err
	case unknown.GetSpecifiedShortnames() != "":
		switch letter := unknown.GetSpecifiedName(); letter {
		case "O":
			return errors.New("-O is not supported: assert statements always run")
		case "v":
			if flags.Lookup("version") != nil {
				return errors.New("unknown flag -v: did you mean -V, for the version?")
			}
			fallthrough
		default:
			return fmt.Errorf("unknown flag -%s", letter)
		}
	}
	name := unknown.GetSpecifiedName()
	if near := suggest.Closest(name, shown(flags)); near != "" {
		return fmt.Errorf("unknown flag --%s: did you mean --%s?", name, near)
	}
	return fmt.Errorf("unknown flag --%s", name)
}

// shown returns the names of the flags that --help has.
func shown(flags *pflag.FlagSet) []string {
	var names []string
	flags.VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	return names
}
