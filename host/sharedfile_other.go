//go:build !unix || solaris || aix

package host

import "os"

// lockFile does nothing: there are no worker processes.
func lockFile(*os.File) (unlock func()) { return func() {} }
