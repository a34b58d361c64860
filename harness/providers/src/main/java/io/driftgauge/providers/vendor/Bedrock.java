package io.driftgauge.providers.vendor;

import io.driftgauge.model.ModelCallException;
import io.driftgauge.providers.wire.BedrockConverse;
import java.util.List;
import okhttp3.HttpUrl;

/** Amazon Bedrock's Converse, signed with AWS's default credential chain or with a Bedrock API key. */
final class Bedrock implements Vendor {

    private static final List<String> HOSTS = List.of("*.amazonaws.com", "*.amazonaws.com.cn");
    private static final String KEY = "AWS_BEARER_TOKEN_BEDROCK";

    @Override
    public List<String> prefixes() {
        return List.of("bedrock");
    }

    @Override
    public Endpoint endpoint(Opening opening) throws ModelCallException {
        String rest = opening.rest();
        String model = rest.startsWith("converse:") ? rest.substring("converse:".length()) : rest;
        if (model.isBlank()) {
            throw opening.invalid("'" + opening.spec().id() + "' must be bedrock:converse:<model id>.");
        }
        if (Boolean.TRUE.equals(opening.spec().config().get("stream"))) {
            throw opening.invalid("'stream' is not offered for bedrock; take it out.");
        }
        String region = region(opening);
        HttpUrl url = opening.baseUrl("https://bedrock-runtime." + region + ".amazonaws.com/");
        return new Endpoint(
                model,
                url,
                new BedrockConverse(),
                signer(opening, url, region),
                opening.headers(),
                null,
                region,
                ModelLookUp.NONE);
    }

    private static Signer signer(Opening opening, HttpUrl url, String region) throws ModelCallException {
        boolean byKey = opening.text("apiKeyEnvar") != null || opening.variable(KEY) != null || opening.replayed();
        if (byKey) {
            String key = opening.key(url, HOSTS, KEY);
            return key == null ? Signer.NONE : Signer.bearer(key);
        }
        if (!opening.mayHaveKey(url, HOSTS)) {
            return Signer.NONE;
        }
        for (String part : List.of(
                "software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider",
                "software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner")) {
            opening.needs(
                    part,
                    "software.amazon.awssdk:auth and software.amazon.awssdk:http-auth-aws on the class path: add both, or"
                            + " set " + KEY + ".");
        }
        return new AwsSigner(opening.spec().id(), region, opening.text("profile"));
    }

    private static String region(Opening opening) {
        String region = opening.text("region");
        String variable = opening.variable("AWS_BEDROCK_REGION", "AWS_REGION", "AWS_DEFAULT_REGION");
        return region != null ? region : variable != null ? variable : "us-east-1";
    }

    @Override
    public boolean needsLive(Opening opening) {
        return opening.costs(opening.baseUrl("https://bedrock-runtime.us-east-1.amazonaws.com/"), HOSTS);
    }
}
