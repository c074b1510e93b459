{{/* Names, labels, the image: what several templates need. */}}

{{- define "mpa-operator.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* At most 50 characters, so that what is appended has room. */}}
{{- define "mpa-operator.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 50 | trimSuffix "-" }}
{{- else if contains (include "mpa-operator.name" .) .Release.Name }}
{{- .Release.Name | trunc 50 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name (include "mpa-operator.name" .) | trunc 50 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- define "mpa-operator.namespace" -}}
{{- default .Release.Namespace .Values.namespaceOverride }}
{{- end }}

{{- define "mpa-operator.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- default "mpa-operator" .Values.serviceAccount.name }}
{{- else }}
{{- default "default" .Values.serviceAccount.name }}
{{- end }}
{{- end }}

{{/*
The name of what stands in the whole cluster, or in namespaces that are worked in. It does not follow the release: a
second operator for the same would get the same name, and is refused.
*/}}
{{- define "mpa-operator.rightsName" -}}mpa-operator{{- end }}

{{- define "mpa-operator.selectorLabels" -}}
app.kubernetes.io/name: {{ include "mpa-operator.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/*
Metadata of an object. Takes context, name, namespace (none for what is in no namespace), and lists of more labels
and annotations. Nobody's labels replace those by which the chart finds its objects.
*/}}
{{- define "mpa-operator.metadata" -}}
{{- $labels := dict }}
{{- $annotations := deepCopy .context.Values.commonAnnotations }}
{{- range prepend (.labels | default list) .context.Values.commonLabels }}
{{- $labels = mergeOverwrite $labels (deepCopy (. | default dict)) }}
{{- end }}
{{- range .annotations | default list }}
{{- $annotations = mergeOverwrite $annotations (deepCopy (. | default dict)) }}
{{- end }}
{{- $metadata := dict "labels" (mergeOverwrite $labels (include "mpa-operator.labels" .context | fromYaml)) }}
{{- range $key, $value := dict "name" .name "namespace" .namespace "annotations" $annotations }}
{{- if $value }}{{ $_ := set $metadata $key $value }}{{ end }}
{{- end }}
{{- toYaml $metadata }}
{{- end }}

{{- define "mpa-operator.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{ include "mpa-operator.selectorLabels" . }}
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | trunc 63 | trimSuffix "-" | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/part-of: mpa-operator
{{- end }}

{{- define "mpa-operator.image" -}}
{{- $registry := .Values.global.imageRegistry | default .Values.image.registry }}
{{- $name := empty $registry | ternary .Values.image.repository (printf "%s/%s" $registry .Values.image.repository) }}
{{- if .Values.image.digest }}
{{- printf "%s@%s" $name .Values.image.digest }}
{{- else }}
{{- printf "%s:%s" $name (.Values.image.tag | default .Chart.AppVersion) }}
{{- end }}
{{- end }}

{{- define "mpa-operator.imagePullSecrets" -}}
{{- with concat .Values.global.imagePullSecrets .Values.imagePullSecrets | uniq }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "mpa-operator.httpPort" -}}
{{- dig "http" "port" 8080 .Values.config | int }}
{{- end }}
