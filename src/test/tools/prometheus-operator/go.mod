// The definitions of ServiceMonitor and the like, for the tests of the chart.
module dev.mpaoperator/tools/prometheus-operator

go 1.26.8

require github.com/prometheus-operator/prometheus-operator v0.85.0
