/// The version of seatwatch, as in `--version` and the User-Agent.
package let seatwatchVersion = "0.1.0"
