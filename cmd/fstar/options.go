package main

import (
	"github.com/spf13/pflag"

	"fstar/host"
)

// options are what the flags of the command say.
type options struct {
	help, version bool
	reportUnread  bool
	starlark      bool
	inspect       bool

	args []string // the script and its arguments
}

// parseOptions reads the flags before the script.
func parseOptions(args []string) (options, error) {
	var opts options
	flags := newFlags(&opts)
	err := flags.Parse(args)
	opts.args = flags.Args()
	return opts, err
}

// newFlags returns the flags of the command, which set opts.
func newFlags(opts *options) *pflag.FlagSet {
	flags := pflag.NewFlagSet("fstar", pflag.ContinueOnError)
	flags.SetInterspersed(false) // what follows the script is the script's
	flags.Usage = func() {}
	flags.BoolVarP(&opts.help, "help", "h", false, "print this text")
	flags.BoolVarP(&opts.version, "version", "V", false, "print the version")
	flags.BoolVar(&opts.reportUnread, "report-unread", false, "report exceptions of futures that nobody asked for")
	flags.BoolVarP(&opts.inspect, "interactive", "i", false, "go on in the console when the script has ended")
	flags.BoolVar(&opts.starlark, "starlark", false, "the script is plain Starlark, not Python")
	return flags
}

// config returns how the Host of a script is to be.
func (o options) config(std stdio) host.Config {
	cfg := host.Config{Stdout: std.out, Stderr: std.err, Args: o.args, ReportUnread: o.reportUnread}
	if o.starlark {
		cfg.Dialect = host.Starlark
	}
	return system(cfg)
}
