# Everything goes through here; each target finds JDK 25 by itself.
SHELL := /bin/bash
.DEFAULT_GOAL := help

# JAVA_HOME if it is a JDK 25, else the usual places; `build/jdk25` says what to install when there is none.
JDK := . src/build/jdk25 &&
MVN := ./mvnw
# Of all that Maven says: warnings, errors and the counts of tests.
COUNTS := -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Dorg.slf4j.simpleLogger.log.org.apache.maven.plugin.surefire=info

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z][a-z-]*:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | while IFS=$$'\t' read -r t d; do printf '  make %-9s %s\n' "$$t" "$$d"; done

.PHONY: test
test: ## all gates and all tests, on a real kube-apiserver (built from source once, about 5 minutes)
	@$(JDK) echo "test: format, compile ..." && $(MVN) -q process-test-classes
	@$(JDK) java --enable-native-access=ALL-UNNAMED -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.cluster.Prepare
	@$(JDK) echo "test: all tests ..." && $(MVN) $(COUNTS) verify

.PHONY: build
build: ## the program: target/mpa-operator (run, simulate, ...)
	@$(JDK) echo "build: compiling ..." && $(MVN) -q package -DskipTests

.PHONY: crds
crds: ## regenerate crds/ from the records
	@$(JDK) $(MVN) -q process-test-classes && java -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.api.CrdFiles

.PHONY: decisions
decisions: ## rewrite the decision tables
	@$(JDK) $(MVN) -q process-test-classes && for kind in approvalteam.plan.DecisionTable identitysource.plan.SourceDecisionTable; do \
	  java -cp "target/test-classes:target/classes:$$(cat target/test-classpath.txt)" dev.mpaoperator.$$kind; done

.PHONY: fmt
fmt: ## format the code
	@$(JDK) $(MVN) -q spotless:apply

.PHONY: clean
clean: ## remove what was built
	@rm -rf target
