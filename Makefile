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
	@grep -hE '^[a-z][a-z-]*:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | while IFS=$$'\t' read -r t d; do printf '  make %-10s %s\n' "$$t" "$$d"; done

.PHONY: test
test: ## all gates and all tests, on a real kube-apiserver (built from source once, about 5 minutes)
	@$(JDK) echo "test: format, compile ..." && $(MVN) $(WARNINGS) process-test-classes
	@$(JDK) java --enable-native-access=ALL-UNNAMED -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.cluster.Prepare
	@$(JDK) echo "test: all tests ..." && $(MVN) $(COUNTS) verify

.PHONY: build
build: target/mpa-operator ## the program: target/mpa-operator (run, simulate, policies, config)

# Whatever the program or the demo is made of.
SOURCES := pom.xml $(shell find src/main src/test/java src/test/resources -type f)
target/mpa-operator: $(SOURCES) src/build/mpa-operator
	@$(JDK) echo "build: compiling ..." && $(MVN) $(WARNINGS) package -DskipTests
	@cp src/build/mpa-operator $@ && touch $@

.PHONY: demo
demo: target/mpa-operator ## a team's life in a minute: real kube-apiserver, simulated AWS; KEEP=1 leaves all running
	@$(JDK) exec java --enable-native-access=ALL-UNNAMED -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.demo.Demo \
	  $(if $(KEEP),--keep) $$([ -t 1 ] && [ -z "$$NO_COLOR" ] && echo --coloured)

.PHONY: mutants
mutants: ## change the plan in every small way, and see the tests of the plan notice (PIT; some minutes)
	@$(JDK) $(MVN) $(WARNINGS) process-test-classes && $(MVN) -q org.pitest:pitest-maven:mutationCoverage

.PHONY: bench
bench: ## what watching costs, in calls to AWS, beside a poller (a minute or two)
	@$(JDK) $(MVN) $(WARNINGS) process-test-classes && java -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.bench.Bench

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

.PHONY: decisions
decisions: ## rewrite the decision tables
	@$(JDK) $(MVN) -q process-test-classes && for kind in approvalteam.plan.DecisionTable identitysource.plan.SourceDecisionTable; do \
	  java -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.$$kind; done

.PHONY: operations
operations: ## rewrite docs/aws-operations.md, the page of calls to AWS
	@$(JDK) $(MVN) $(WARNINGS) process-test-classes && java -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.aws.AwsOperations

.PHONY: iam
iam: ## rewrite config/iam, the IAM policies
	@$(JDK) $(MVN) $(WARNINGS) process-test-classes && java -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.aws.IamPolicies

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
