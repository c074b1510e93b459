# Everything goes through here; each target finds JDK 25 by itself.
SHELL := /bin/bash
.DEFAULT_GOAL := help

# JAVA_HOME if it is a JDK 25, else the usual places; `build/jdk25` says what to install when there is none.
JDK := . src/build/jdk25 &&
MVN := ./mvnw
# Of all that Maven says: warnings and errors; or these and the counts of tests.
WARNINGS := -Dorg.slf4j.simpleLogger.defaultLogLevel=warn
COUNTS := $(WARNINGS) -Dorg.slf4j.simpleLogger.log.org.apache.maven.plugin.surefire=info

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z][a-z0-9-]*:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | while IFS=$$'\t' read -r t d; do printf '  make %-13s %s\n' "$$t" "$$d"; done

.PHONY: test
test: ## all gates and all tests, on a real kube-apiserver (built from source once, about 5 minutes)
	@$(JDK) echo "test: format, compile ..." && $(MVN) $(WARNINGS) process-test-classes
	@$(JDK) java --enable-native-access=ALL-UNNAMED -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.cluster.Prepare
	@$(JDK) echo "test: all tests ..." && $(MVN) $(COUNTS) verify

.PHONY: build
build: target/mpa-operator ## the program: target/mpa-operator, and target/kubectl-mpa, which makes it `kubectl mpa`

# Whatever the program or the demo is made of.
SOURCES := pom.xml $(shell find src/main src/test/java src/test/resources -type f)
target/mpa-operator: $(SOURCES) src/build/mpa-operator src/build/kubectl-mpa
	@$(JDK) echo "build: compiling ..." && $(MVN) $(WARNINGS) package -DskipTests
	@cp src/build/mpa-operator src/build/kubectl-mpa target/ && touch $@

.PHONY: demo
demo: target/mpa-operator ## a team's life in a minute: real kube-apiserver, simulated AWS; KEEP=1 leaves all running
	@$(JDK) exec java --enable-native-access=ALL-UNNAMED -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.demo.Demo \
	  $(if $(KEEP),--keep) $$([ -t 1 ] && [ -z "$$NO_COLOR" ] && echo --coloured)

# BASE: what the image stands on: debian (its C library, from packages), tar:FILE, or an image of a registry.
# ARCH: amd64 or arm64. Another than this machine's is made with an emulator (Debian's package qemu-user-static) in about
# ten minutes. IMAGE_JDK: another JDK 25 of that architecture than the one at hand.
BASE ?= debian
ARCH ?=
IMAGE_JDK ?=
.PHONY: image
image: target/mpa-operator ## the container image, without a container engine: target/image/mpa-operator-VERSION-linux-ARCH.tar
	@$(JDK) $(MVN) -q org.cyclonedx:cyclonedx-maven-plugin:makeBom && java --sun-misc-unsafe-memory-access=allow -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" \
	  dev.mpaoperator.image.ImageBuild --base $(BASE) $(if $(ARCH),--arch $(ARCH)) $(if $(IMAGE_JDK),--jdk $(IMAGE_JDK)) \
	  --app-version "$$(sed -nE 's,^  <version>(.*)</version>,\1,p' pom.xml)" --revision "$$(git rev-parse HEAD)" --created "$$(git log -1 --format=%cI)"

.PHONY: e2e
e2e: image ## a real installation in a cluster of one node on this machine: needs root and containerd; some minutes
	@$(JDK) $(MVN) $(COUNTS) test -Dgroups=installation -Dexcluded.tests= -Dtest='Installation*,QuickStart*' -Dsurefire.failIfNoSpecifiedTests=false

.PHONY: start-figures
start-figures: image ## how long the operator takes to start in a pod, and its memory, with and without the AOT cache; needs what e2e needs
	@$(JDK) java --enable-native-access=ALL-UNNAMED -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.installation.StartFigures

.PHONY: training
training: target/mpa-operator ## rewrite src/build/image/classes.list, what the image's AOT cache holds, after dependencies changed
	@$(JDK) java --enable-native-access=ALL-UNNAMED -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.image.Training

.PHONY: mutants
mutants: ## change the plan in every small way, and see the tests of the plan notice (PIT; some minutes)
	@$(JDK) $(MVN) $(WARNINGS) process-test-classes && $(MVN) -q org.pitest:pitest-maven:mutationCoverage

.PHONY: bench
bench: ## what watching costs, in calls to AWS, beside a poller (a minute or two)
	@$(JDK) $(MVN) $(WARNINGS) process-test-classes && java -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.bench.Bench

.PHONY: bench-scrape
bench-scrape: ## what a scrape of the metrics of 10,000 teams costs
	@$(JDK) $(MVN) $(WARNINGS) process-test-classes && java -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.monitoring.ScrapeBench

# Months to play, and from which seed on; or the one to tell line by line.
SEEDS ?= 100
FROM ?= 1
.PHONY: soak
soak: ## simulated months with everything that can go wrong; SEEDS=1000 so many, SEED=7 tells that one
	@$(JDK) $(MVN) $(WARNINGS) process-test-classes && exec java --enable-native-access=ALL-UNNAMED -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.soak.Soak \
	  $(if $(SEED),--seed $(SEED),$(SEEDS) $(FROM))

.PHONY: crds
crds: ## regenerate crds/ from the records
	@$(JDK) $(MVN) $(WARNINGS) process-test-classes && java -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.api.CrdFiles

.PHONY: chart
chart: ## rewrite what is generated for the charts: copies, READMEs, renderings, config/default
	@$(JDK) $(MVN) $(WARNINGS) process-test-classes && java -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.chart.ChartFiles

.PHONY: decisions
decisions: ## rewrite the decision tables
	@$(JDK) $(MVN) -q process-test-classes && for kind in approvalteam.plan.DecisionTable identitysource.plan.SourceDecisionTable; do \
	  java -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.$$kind; done

.PHONY: operations
operations: ## rewrite docs/aws-operations.md, the page of calls to AWS
	@$(JDK) $(MVN) $(WARNINGS) process-test-classes && java -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.aws.AwsOperations

.PHONY: metrics
metrics: ## rewrite docs/metrics.md, the page of metrics
	@$(JDK) $(MVN) $(WARNINGS) process-test-classes && java -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.monitoring.MetricsPage

.PHONY: picture
picture: ## redraw docs/images/dashboard.svg from a real Prometheus (two minutes)
	@$(JDK) $(MVN) $(WARNINGS) process-test-classes && java --enable-native-access=ALL-UNNAMED -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.monitoring.picture.DashboardPicture

.PHONY: iam
iam: ## rewrite config/iam, the IAM policies
	@$(JDK) $(MVN) $(WARNINGS) process-test-classes && java -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.aws.IamPolicies

.PHONY: troubleshooting
troubleshooting: ## rewrite docs/troubleshooting.md from the texts of `mpa-operator explain`
	@$(JDK) $(MVN) $(WARNINGS) process-test-classes && java -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.command.explain.TroubleshootingPage

.PHONY: docs
docs: ## rewrite the parts of docs/ that are made from the program: API reference, configuration, life cycle
	@$(JDK) $(MVN) $(WARNINGS) process-test-classes && java -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.docs.Generated

.PHONY: cli
cli: ## rewrite docs/cli.md from what the commands print
	@$(JDK) $(MVN) $(WARNINGS) process-test-classes && java --enable-native-access=ALL-UNNAMED -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.command.CliPage

.PHONY: gitops
gitops: ## rewrite what follows from the scripts and states for Argo CD: cases, argocd-cm.yaml, the table in docs/gitops.md
	@$(JDK) $(MVN) $(WARNINGS) process-test-classes && java -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.gitops.ArgoFiles

.PHONY: gitops-test
gitops-test: ## a real Argo CD (built once, some minutes; needs git, redis-server): its Lua engine, and a sync of the example
	@src/test/tools/build argocd
	@$(JDK) $(MVN) $(COUNTS) test -Dgroups=argocd -Dexcluded.tests=

.PHONY: states
states: ## take new pictures of resources in every state, for the same (real kube-apiserver, 3 minutes), then `make gitops`
	@$(JDK) $(MVN) $(WARNINGS) process-test-classes && java --enable-native-access=ALL-UNNAMED -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.gitops.states.Pictures

.PHONY: fmt
fmt: ## format the code
	@$(JDK) $(MVN) -q spotless:apply

.PHONY: clean
clean: ## remove what was built
	@rm -rf target
